/** The texts of statements: those that are released for all, one's own before that, and a form to hand one in. */
import { useSignal } from '@preact/signals';
import { Delivery, type SpeechText, type TextEntry } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import type { PageState } from '../state/hub/pageState';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { keepsList, mayRequest, maySpeak } from '../state/sitting/rights';
import { speaking, t } from '../words/words';
import { Button } from './Button';
import { HandInText } from './HandInText';
import { Words } from './Words';
import './texts.css';

export function TextsOf({ page }: { page: PageState }) {
  const reading = useSignal(0);
  const writing = useSignal(false);
  const names = page.names.value;
  const me = page.me.value;
  if (!names || !me) return null;
  const all = page.texts.value?.texts ?? [];
  const keeper = keepsList(me);
  const own = (id: string) =>
    id === me.participant || names.together(me.participant).some((one) => one.id === id);
  const readable = ({ participant, releasedAtMs }: TextEntry) =>
    releasedAtMs > 0n || keeper || (mayRequest(me) && own(participant));
  const shown = all.filter(readable);
  const open = page.textRead.value;
  const read = (number: number) => {
    reading.value = number;
    ask(page.hub.readText({ number }));
  };
  if (reading.value !== 0 && open?.number === reading.value)
    return <Reading names={names} text={open} close={() => (reading.value = 0)} />;
  if (writing.value)
    return (
      <HandInText
        page={page}
        speakers={
          keeper ? listed(page) : names.together(me.participant, maySpeak).map(({ id }) => id)
        }
        close={() => (writing.value = false)}
      />
    );
  return (
    <div class="texts" data-test="texts">
      {shown.length === 0 && <p class="soft">{t('texts.none')}</p>}
      <ul>
        {shown.map((entry) => (
          <li key={entry.number} data-test="text" data-number={entry.number}>
            <Entry page={page} entry={entry} read={() => read(entry.number)} />
          </li>
        ))}
      </ul>
      {mayRequest(me) && (
        <Button test="hand-in-open" icon="file-up" onPress={() => (writing.value = true)}>
          {t('texts.hand-in')}
        </Button>
      )}
    </div>
  );
}

/** Whoever is on the list or speaks, each once, and then the podium's own. */
function listed(page: PageState): readonly string[] {
  return [
    ...new Set([
      ...(page.floor.value?.speeches ?? []).map(({ participant }) => participant),
      ...(page.list.value?.turns ?? []).map(({ participant }) => participant),
      ...(page.names.value?.conference.participants ?? [])
        .filter((one) => maySpeak(one))
        .map(({ id }) => id),
    ]),
  ];
}

interface EntryProps {
  readonly page: PageState;
  readonly entry: TextEntry;
  readonly read: () => void;
}

function Entry({ page, entry, read }: EntryProps) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const released = Number(entry.releasedAtMs);
  const takeBack = () => {
    const { participant, language, onBehalfOf } = entry;
    ask(page.hub.handInText({ participant, language, onBehalfOf }));
  };
  return (
    <>
      <span>
        <Words of={names.name(entry.participant, tag)} />
        {entry.onBehalfOf && (
          <span class="small soft"> · {names.nameOfAny(entry.onBehalfOf, tag).text}</span>
        )}
        <span class="small soft"> · {names.autonym(entry.language).text}</span>
      </span>
      {entry.title && (
        <span>
          <Words of={{ text: entry.title, lang: entry.language }} />
        </span>
      )}
      <span class="small soft" data-test={released > 0 ? 'text-released' : 'text-waits'}>
        {released > 0
          ? t('texts.released', { time: timeOfDay(released, names.conference.timeZone) })
          : t('texts.waits')}
        {entry.delivery !== Delivery.UNSPECIFIED && <> · {markOf(entry.delivery)}</>}
      </span>
      <span class="text-keys">
        <Button test={`text-read-${entry.number}`} icon="notebook-pen" onPress={read}>
          {t('texts.read')}
        </Button>
        {released === 0 && (
          <Button
            test={`text-take-back-${entry.number}`}
            look="plain"
            icon="undo-2"
            onPress={takeBack}
          >
            {t('texts.take-back')}
          </Button>
        )}
      </span>
    </>
  );
}

function markOf(delivery: Delivery): string {
  return t(delivery === Delivery.VERBATIM ? 'texts.verbatim' : 'texts.check');
}

interface ReadingProps {
  readonly names: ConferenceNames;
  readonly text: SpeechText;
  readonly close: () => void;
}

function Reading({ names, text, close }: ReadingProps) {
  const rtl = names.language(text.language)?.rightToLeft ?? false;
  return (
    <article data-test="text-reading">
      <p class="small soft">
        <Words of={names.name(text.participant, speaking.value.tag)} />
        {text.delivery !== Delivery.UNSPECIFIED && <strong> · {markOf(text.delivery)}</strong>}
      </p>
      <h3>
        <Words of={{ text: text.title, lang: text.language }} />
      </h3>
      <div class="text-body" lang={text.language} dir={rtl ? 'rtl' : 'ltr'} tabIndex={0}>
        {text.text.split(/\n+/).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
      <Button test="text-close" icon="list-ordered" onPress={close}>
        {t('texts.list')}
      </Button>
    </article>
  );
}
