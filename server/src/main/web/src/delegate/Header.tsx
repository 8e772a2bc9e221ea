/** Where one is, and one tap away what else there is: the list of speakers, the agenda, texts, what to do where nothing is heard, the settings. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { later } from '../parts/later';
import { Words } from '../parts/Words';
import { alsoSpeak, speaking, t } from '../words/words';
import type { DelegateProps } from './props';

const Settings = later(async () => {
  const [part] = await Promise.all([import('./Settings'), alsoSpeak('aside', 'check')]);
  return part.Settings;
});
const NoSound = later(async () => {
  const [part] = await Promise.all([import('./NoSound'), alsoSpeak('check')]);
  return part.NoSound;
});
const WhoSpeaks = later(async () => {
  const [part] = await Promise.all([import('./WhoSpeaks'), alsoSpeak('aside', 'texts')]);
  return part.WhoSpeaks;
});
const Statements = later(async () => {
  const [part] = await Promise.all([import('./Statements'), alsoSpeak('texts')]);
  return part.Statements;
});
const AgendaNow = later(async () => {
  const [part] = await Promise.all([import('./AgendaNow'), alsoSpeak('aside')]);
  return part.AgendaNow;
});

/** What stands behind a button each, as it is named in tests, and its sign. */
const WAYS = [
  ['list-open', 'speakers.title', 'list-ordered', WhoSpeaks],
  ['agenda-open', 'offline.agenda', 'calendar-clock', AgendaNow],
  ['texts-open', 'texts.title', 'notebook-pen', Statements],
  ['no-sound-open', 'no-sound', 'volume-x', NoSound],
  ['settings', 'settings', 'settings', Settings],
] as const;

export function Header({ page, sound }: DelegateProps) {
  const opened = useSignal<(typeof WAYS)[number] | undefined>(undefined);
  const close = () => (opened.value = undefined);
  const names = page.names.value;
  const session = page.session.value;
  const tag = speaking.value.tag;
  const item = names?.item(session?.item ?? '');
  const [, title, , Part] = opened.value ?? [];
  return (
    <header class="top">
      <div class="where">
        <h1>
          <Words of={names?.text(names.session(session?.session ?? '')?.title, tag) ?? NOTHING} />
        </h1>
        {item && (
          <p class="small soft">
            <Words of={names?.text(item.title, tag) ?? NOTHING} />
          </p>
        )}
      </div>
      <div class="ways">
        {WAYS.map((way) => (
          <Button
            key={way[0]}
            test={way[0]}
            look="plain"
            icon={way[2]}
            onPress={() => (opened.value = way)}
          >
            <span class="small">{t(way[1])}</span>
          </Button>
        ))}
      </div>
      {title && Part && (
        <Dialog label={t(title)} close={close}>
          <Part page={page} sound={sound} close={close} />
        </Dialog>
      )}
    </header>
  );
}

const NOTHING = { text: '', lang: '' };
