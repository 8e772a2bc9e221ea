/** Where one is: the session, its item, the link; and the settings behind one button. */
import { useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { LinkState } from '../parts/LinkState';
import { Words } from '../parts/Words';
import { speaking, t } from '../words/words';
import type { DelegateProps } from './Delegate';
import { Settings } from './Settings';

export function Header({ room, sound }: DelegateProps) {
  const settings = useRef<HTMLDialogElement>(null);
  const house = room.house.value;
  const session = room.session.value;
  const tag = speaking.value.tag;
  const item = house?.item(session?.item ?? '');
  return (
    <header class="top">
      <div class="where">
        <h1 class="small">
          <Words of={house?.text(house.session(session?.session ?? '')?.title, tag) ?? NOTHING} />
        </h1>
        {item && (
          <p class="small soft">
            <Words of={house?.text(item.title, tag) ?? NOTHING} />
          </p>
        )}
      </div>
      <div class="top-end">
        <Button
          test="settings"
          look="plain"
          icon="settings"
          onPress={() => settings.current?.showModal()}
        >
          <span class="small">{t('settings')}</span>
        </Button>
        <LinkState room={room} />
      </div>
      <dialog ref={settings} aria-label={t('settings')} data-test="settings-dialog">
        <Settings sound={sound} close={() => settings.current?.close()} />
      </dialog>
    </header>
  );
}

const NOTHING = { text: '', lang: '' };
