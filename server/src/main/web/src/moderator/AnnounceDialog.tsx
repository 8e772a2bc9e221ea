/** What all will read, in each language, before it is said; and words of one's own, a language each. */
import { useSignal, type Signal } from '@preact/signals';
import { HallScreen, type Phrase } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

const LONGEST_TEXT = 500;
/** In how many minutes an announcement goes; 0: as each page has it. */
const STANDS = [0, 5, 15, 30, 60];
type Texts = Readonly<Record<string, string>>;

interface AnnounceProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly phrase?: Phrase | undefined;
  readonly values: Texts;
}

export function AnnounceDialog({ moderator, close, phrase, values }: AnnounceProps) {
  const own = useSignal<Texts>({});
  const minutes = useSignal(0);
  const now = moderator.page.now.value;
  const zone = (moderator.page.names.value as ConferenceNames).conference.timeZone;
  const until = (count: number) => (count === 0 ? 0 : Math.round(now + count * 60_000));
  const texts = written(own.value);
  const say = () =>
    phrase
      ? moderator.commands.announce(phrase.id, values, until(minutes.value))
      : moderator.commands.announceText(texts, until(minutes.value));
  return (
    <Dialog label={t('messages.preview')} close={close}>
      <h2>{t('messages.preview')}</h2>
      {phrase ? (
        <Preview moderator={moderator} phrase={phrase} values={values} />
      ) : (
        <OwnWords moderator={moderator} texts={own} />
      )}
      <label class="stands">
        <span>{t('messages.stands')}</span>
        <select
          class="choice"
          data-test="announce-until"
          value={minutes.value}
          onChange={({ currentTarget }) => (minutes.value = Number(currentTarget.value))}
        >
          {STANDS.map((count) => (
            <option key={count} value={count}>
              {count === 0
                ? t('messages.stands-usual')
                : t('messages.until', { time: timeOfDay(until(count), zone) })}
            </option>
          ))}
        </select>
      </label>
      <div class="dialog-keys">
        <Button test="announce-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="announce-confirm"
          look="main"
          icon="megaphone"
          focused={phrase !== undefined}
          disabled={!phrase && Object.keys(texts).length === 0}
          onPress={say}
        >
          {t('messages.say')}
        </Button>
      </div>
    </Dialog>
  );
}

/** A message that stands on the hall's screens in place of the speaker. */
export function HallMessageDialog({
  moderator,
  close,
}: Pick<AnnounceProps, 'moderator' | 'close'>) {
  const own = useSignal<Texts>({ ...moderator.page.hall.value?.message?.in });
  const texts = written(own.value);
  return (
    <Dialog label={t('hall-screen.message')} close={close}>
      <h2>{t('hall-screen.message')}</h2>
      <OwnWords moderator={moderator} texts={own} />
      <div class="dialog-keys">
        <Button test="hall-message-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="hall-message-confirm"
          look="main"
          icon="monitor"
          disabled={Object.keys(texts).length === 0}
          onPress={() => moderator.commands.showInHall(HallScreen.MESSAGE, texts)}
        >
          {t('hall-screen.show')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Without those that were left empty. */
function written(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([tag, text]) => [tag, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}

function Preview({
  moderator,
  phrase,
  values,
}: { phrase: Phrase } & Omit<AnnounceProps, 'close' | 'phrase'>) {
  const names = moderator.page.names.value as ConferenceNames;
  return (
    <dl class="in-all-languages" data-test="announce-preview">
      {names.languages.map(({ tag, autonym }) => {
        const text = names.text(phrase.text, tag);
        return (
          <div key={tag}>
            <dt class="small soft" lang={tag}>
              {autonym}
            </dt>
            <dd lang={text.lang} dir="auto">
              {text.text.replace(/\{(\w+)\}/g, (place, name: string) =>
                values[name] ? `\u2068${values[name].trim()}\u2069` : place,
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function OwnWords({ moderator, texts }: { moderator: ModeratorConsole; texts: Signal<Texts> }) {
  const names = moderator.page.names.value as ConferenceNames;
  const missing = names.languages.filter(({ tag }) => !texts.value[tag]?.trim());
  return (
    <>
      <div class="in-all-languages">
        {names.languages.map(({ tag, autonym, rightToLeft }) => (
          <label key={tag}>
            <span class="small soft" lang={tag}>
              {autonym}
            </span>
            <textarea
              class="field"
              data-test={`own-words-${tag}`}
              rows={2}
              lang={tag}
              dir={rightToLeft ? 'rtl' : 'ltr'}
              maxLength={LONGEST_TEXT}
              value={texts.value[tag] ?? ''}
              onInput={({ currentTarget }) =>
                (texts.value = { ...texts.value, [tag]: currentTarget.value })
              }
            />
          </label>
        ))}
      </div>
      {missing.length > 0 && <p class="small soft">{t('messages.missing')}</p>}
    </>
  );
}
