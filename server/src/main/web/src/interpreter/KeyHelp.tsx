/** The keys of the booth, shown by `?`. */
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { t } from '../words/words';
import type { Desk } from './desk';
import { KEYS } from './keys';

export function KeyHelp({ desk }: { desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => desk.do({ does: 'console' });
  return (
    <dialog ref={dialog} class="key-help" aria-label={t('keys.title')} onClose={close}>
      <h2>{t('keys.title')}</h2>
      <dl>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.split(/\s+/).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{t('keys.place')}</p>
      <Button test="help-close" onPress={close}>
        {t('close')}
      </Button>
    </dialog>
  );
}
