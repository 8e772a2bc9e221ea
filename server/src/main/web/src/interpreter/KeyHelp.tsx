/** The keys of the booth, shown by `?`: each can be put elsewhere, taken away, or all be switched off. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { remembered } from '../state/remembered';
import { t } from '../words/words';
import { firstKeysAgain, keys, moveKey } from './keyboard';
import { Cap } from './Cap';
import type { Desk } from './desk';
import { placeOf, PURPOSES, type Purpose } from './keys';

export function KeyHelp({ desk }: { desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The purpose that waits for its new key. */
  const waiting = useSignal<Purpose | undefined>(undefined);
  const taken = useSignal(false);
  useEffect(() => dialog.current?.showModal(), []);
  const take = (event: KeyboardEvent) => {
    const purpose = waiting.value;
    if (!purpose || ['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.value = undefined;
    if (event.code === 'Escape') return;
    taken.value = !moveKey(purpose, event.code === 'Backspace' ? '' : placeOf(event));
  };
  const close = () => (desk.helpShown.value = false);
  return (
    <dialog
      ref={dialog}
      class="key-help"
      aria-labelledby="keys-title"
      data-test="keys"
      onKeyDownCapture={take}
      onCancel={(event) => waiting.value && event.preventDefault()}
      onClose={close}
    >
      <h2 id="keys-title">{t('keys.title')}</h2>
      <p class="small soft">{t('keys.place')}</p>
      <ul>
        {PURPOSES.map((purpose) => (
          <li key={purpose}>
            <button
              type="button"
              class="button key-of"
              data-test={`key-${purpose}`}
              aria-pressed={waiting.value === purpose}
              onClick={() => (waiting.value = purpose)}
            >
              {waiting.value === purpose ? (
                t('keys.press')
              ) : keys.value[purpose] === '' ? (
                <span class="soft">{t('keys.none')}</span>
              ) : (
                <Cap of={purpose} />
              )}
            </button>
            <span>{t(`keys.${purpose}`)}</span>
          </li>
        ))}
      </ul>
      <p class="small soft">{t('keys.change')}</p>
      <p class="small attention-words" role="status">
        {taken.value && t('keys.not-for-use')}
      </p>
      <div class="dialog-keys">
        <label class="check">
          <input
            type="checkbox"
            data-test="keys-on"
            checked={remembered.boothKeysOn.value}
            onChange={({ currentTarget }) => (remembered.boothKeysOn.value = currentTarget.checked)}
          />
          {t('keys.on')}
        </label>
        <Button test="keys-first" icon="undo-2" onPress={firstKeysAgain}>
          {t('keys.first')}
        </Button>
        <Button test="help-close" look="main" focused onPress={close}>
          {t('close')}
        </Button>
      </div>
    </dialog>
  );
}
