/** Where one is: the session, its item, the link; and, behind buttons, the settings and what to do where nothing is heard. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { later } from '../parts/later';
import { LinkState } from '../parts/LinkState';
import { Words } from '../parts/Words';
import { alsoSpeak, speaking, t } from '../words/words';
import type { DelegateProps } from './props';

const Settings = later(async () => (await import('./Settings')).Settings);
const NoSound = later(async () => {
  const [part] = await Promise.all([import('./NoSound'), alsoSpeak('check')]);
  return part.NoSound;
});

export function Header({ page, sound }: DelegateProps) {
  const opened = useSignal<'settings' | 'no-sound' | undefined>(undefined);
  const close = () => (opened.value = undefined);
  const names = page.names.value;
  const session = page.session.value;
  const tag = speaking.value.tag;
  const item = names?.item(session?.item ?? '');
  return (
    <header class="top">
      <div class="where">
        <h1 class="small">
          <Words of={names?.text(names.session(session?.session ?? '')?.title, tag) ?? NOTHING} />
        </h1>
        {item && (
          <p class="small soft">
            <Words of={names?.text(item.title, tag) ?? NOTHING} />
          </p>
        )}
        <LinkState page={page} />
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
            <Settings page={page} sound={sound} close={close} />
          ) : (
            <NoSound page={page} sound={sound} close={close} />
          )}
        </Dialog>
      )}
    </header>
  );
}

const NOTHING = { text: '', lang: '' };
