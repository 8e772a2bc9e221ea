/** The phrasebook: what all are told, in every language at once, after a look at it. What the hall's screens show. And notes between secretary and podium. */
import { useSignal } from '@preact/signals';
import type { Phrase } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Tabs } from '../parts/Tabs';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import { BoothChat } from './BoothChat';
import type { ModeratorConsole } from './console';
import { HallScreenChoice } from './HallScreenChoice';
import { whose } from './Rulings';

const LONGEST_VALUE = 100;
const LONGEST_NOTE = 500;
const TOLD_SHOWN = 4;

export function Messages({ moderator }: { moderator: ModeratorConsole }) {
  const mail = moderator.mailbox.mail.value;
  const unread = moderator.mailbox.chatUnread.value;
  return (
    <div class="messages">
      <Tabs
        label={t('side.messages')}
        name="mail"
        chosen={moderator.mailbox.mail}
        tabs={[
          { id: 'all', face: t('messages.all') },
          { id: 'hall', face: t('hall-screen.title') },
          {
            id: 'booths',
            face: (
              <>
                {t('chat.booths')}
                {unread > 0 && (
                  <span class="count figures" aria-label={t('chat.unread', { count: unread })}>
                    {unread}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <div role="tabpanel" id={`mail-${mail}-panel`} aria-labelledby={`mail-${mail}`}>
        {mail === 'all' && <ToAll moderator={moderator} />}
        {mail === 'hall' && <HallScreenChoice moderator={moderator} />}
        {mail === 'booths' && <BoothChat moderator={moderator} />}
      </div>
    </div>
  );
}

/** What the whole hall is told, and what only podium and secretary read. */
function ToAll({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  return (
    <>
      <h3 class="heading">{t('messages.title')}</h3>
      <ul class="phrases" data-test="phrases">
        {names.conference.phrases.map((phrase) => (
          <PhraseRow key={phrase.id} moderator={moderator} phrase={phrase} />
        ))}
        {names.conference.phrases.length === 0 && <li class="soft">{t('messages.none')}</li>}
      </ul>
      <Button
        test="announce-own"
        icon="notebook-pen"
        onPress={() => (moderator.questions.asking.value = { of: 'announce', values: {} })}
      >
        {t('messages.own')}
      </Button>
      <Told moderator={moderator} />
      <Notes moderator={moderator} />
    </>
  );
}

function PhraseRow({ moderator, phrase }: { moderator: ModeratorConsole; phrase: Phrase }) {
  const values = useSignal<Readonly<Record<string, string>>>({});
  const names = moderator.page.names.value as ConferenceNames;
  const text = names.text(phrase.text, speaking.value.tag);
  const filled = phrase.places.every((place) => values.value[place]?.trim());
  const say = () =>
    (moderator.questions.asking.value = { of: 'announce', phrase, values: values.value });
  return (
    <li>
      <p lang={text.lang}>
        {text.text.split(/(\{\w+\})/).map((part) => {
          const place = /^\{(\w+)\}$/.exec(part)?.[1];
          if (!place || !phrase.places.includes(place)) return part;
          return (
            <input
              key={place}
              class="field in-phrase"
              data-test={`phrase-${phrase.id}-${place}`}
              aria-label={placeName(place)}
              placeholder={placeName(place)}
              maxLength={LONGEST_VALUE}
              value={values.value[place] ?? ''}
              onInput={({ currentTarget }) =>
                (values.value = { ...values.value, [place]: currentTarget.value })
              }
              onKeyDown={({ key }) => {
                if (key === 'Enter' && filled) say();
              }}
            />
          );
        })}
      </p>
      <Button test={`announce-${phrase.id}`} icon="megaphone" disabled={!filled} onPress={say}>
        {t('messages.say')}
      </Button>
    </li>
  );
}

/** What a place of the shipped phrases asks for; a conference's own phrases name theirs themselves. */
function placeName(place: string): string {
  return isNamed(place) ? t(`place.${place}`) : place;
}

const NAMED_PLACES = ['minutes', 'time', 'document', 'place'] as const;

function isNamed(place: string): place is (typeof NAMED_PLACES)[number] {
  return (NAMED_PLACES as readonly string[]).includes(place);
}

function Told({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const told = moderator.page.announcements.value.slice(-TOLD_SHOWN).reverse();
  if (told.length === 0) return null;
  return (
    <>
      <h3 class="heading">{t('messages.told')}</h3>
      <ol class="past" data-test="told">
        {told.map(({ position, text, atMs }) => (
          <li key={String(position)}>
            <span class="figures small soft">
              {timeOfDay(Number(atMs), names.conference.timeZone)}
            </span>
            <Words of={names.text(text, speaking.value.tag)} />
            <Button
              test="recall"
              icon="megaphone-off"
              onPress={() => moderator.commands.recall(position)}
            >
              {t('messages.recall')}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Notes({ moderator }: { moderator: ModeratorConsole }) {
  const typed = useSignal('');
  const names = moderator.page.names.value as ConferenceNames;
  const notes = moderator.page.notes.value?.notes ?? [];
  const send = () => {
    if (typed.value.trim()) moderator.commands.note(typed.value.trim());
    typed.value = '';
  };
  return (
    <>
      <h3 class="heading">{t('notes.title')}</h3>
      <ol class="notes" data-test="notes">
        {notes.map(({ by, text, atMs, turn }) => (
          <li key={`${String(atMs)}${by}${text}`}>
            <span class="small soft">
              {timeOfDay(Number(atMs), names.conference.timeZone)}{' '}
              <Words of={names.name(by, speaking.value.tag)} />
            </span>
            {turn > 0 && (
              <span class="small soft">
                <Words of={whose(moderator, turn)} />
              </span>
            )}
            <Words of={{ text, lang: '' }} />
          </li>
        ))}
      </ol>
      <div class="note-field">
        <input
          class="field"
          data-test="note"
          aria-label={t('notes.title')}
          placeholder={t('notes.write')}
          dir="auto"
          maxLength={LONGEST_NOTE}
          value={typed.value}
          onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') send();
          }}
        />
        <Button test="note-send" icon="send" label={t('notes.send')} onPress={send} />
      </div>
    </>
  );
}
