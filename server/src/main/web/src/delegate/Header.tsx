/** Where one is: the session, its item, the link; and, behind buttons, the settings and what to do where nothing is heard. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { later } from '../parts/later';
import { LinkState } from '../parts/LinkState';
import { Words } from '../parts/Words';
import { alsoSpeak, speaking, t } from '../words/words';
import type { DelegateProps } from './Delegate';

const Settings = later(async () => (await import('./Settings')).Settings);
const NoSound = later(async () => {
  const [part] = await Promise.all([import('./NoSound'), alsoSpeak('check')]);
  return part.NoSound;
});

export function Header({ room, sound }: DelegateProps) {
  const opened = useSignal<'settings' | 'no-sound' | undefined>(undefined);
  const close = () => (opened.value = undefined);
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
        <LinkState room={room} />
      </div>
      <div class="top-end">
        <Button
          test="settings"
          look="plain"
          icon="settings"
          onPress={() => (opened.value = 'settings')}
        >
          <span class="small">{t('settings')}</span>
        </Button>
        <Button
          test="no-sound-open"
          look="plain"
          icon="volume-x"
          onPress={() => (opened.value = 'no-sound')}
        >
          <span class="small">{t('no-sound')}</span>
        </Button>
      </div>
      {opened.value && (
        <Dialog label={t(opened.value)} close={close}>
          {opened.value === 'settings' ? (
            <Settings room={room} sound={sound} close={close} />
          ) : (
            <NoSound room={room} sound={sound} close={close} />
          )}
        </Dialog>
      )}
    </header>
  );
}

const NOTHING = { text: '', lang: '' };
