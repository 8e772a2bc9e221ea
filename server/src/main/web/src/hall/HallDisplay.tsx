/** The hall's display: who speaks, in which language, how long, who is next, and captions. Read from the last row. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { SessionPhase } from '@dragoman/client';
import { Gate } from '../parts/Gate';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/clock';
import type { House } from '../state/names';
import type { Room } from '../state/room';
import { speaking, t } from '../words/words';

const NEXT_SHOWN = 5;

const CAPTION_LANGUAGES = 2;
const SEGMENTS = 4;
/** Characters past which a name is set smaller: it must be there whole. */
const LONG_NAME = 20;

export interface HallProps {
  readonly room: Room;
  /** The text channels the display's link asks for, BCP-47; without any the conference's first two. */
  readonly wanted: readonly string[];
}

export function HallDisplay({ room, wanted }: HallProps) {
  const captions = useComputed(() => {
    const tags = wanted.length > 0 ? wanted : room.house.value?.languages.map(({ tag }) => tag);
    return (tags ?? []).slice(0, CAPTION_LANGUAGES);
  });
  useSignalEffect(() => room.hub.readCaptions(captions.value));
  return (
    <Gate room={room}>
      <main class="hall" data-link={room.link.value.state}>
        <Head room={room} />
        <Speaker room={room} />
        <Next room={room} />
        <section class="hall-captions">
          {captions.value.map((lang) => (
            <HallCaptions key={lang} room={room} lang={lang} />
          ))}
        </section>
      </main>
    </Gate>
  );
}

function Head({ room }: { room: Room }) {
  const house = room.house.value as House;
  const session = room.session.value;
  const tag = speaking.value.tag;
  const item = house.item(session?.item ?? '');
  const title = item?.title ?? house.session(session?.session ?? '')?.title;
  return (
    <header class="hall-head">
      <p class="hall-title" data-test="item">
        <Words of={house.text(title, tag)} />
      </p>
      {room.link.value.state !== 'connected' && (
        <p class="hall-link" role="status">
          {t('link.connecting')}
        </p>
      )}
      <p class="figures">{timeOfDay(room.now.value, house.conference.timeZone)}</p>
    </header>
  );
}

function Speaker({ room }: { room: Room }) {
  const house = room.house.value as House;
  const floor = room.floor.value;
  const tag = speaking.value.tag;
  if (!floor?.speech) return <Idle room={room} />;
  const { participant } = floor.speech;
  const name = house.name(participant, tag);
  return (
    <section class="hall-speaker" data-test="now" data-participant={participant}>
      <p class={name.text.length > LONG_NAME ? 'hall-name long' : 'hall-name'}>
        <Words of={name} />
      </p>
      <p class="hall-delegation">
        <Words of={house.beside(participant, tag)} />
      </p>
      <p class="hall-language">
        <span class="soft">{t('hall.speaks')}</span> <Words of={house.autonym(floor.language)} />
      </p>
      <SpeechClock room={room} speech={floor.speech} />
    </section>
  );
}

/** While nobody speaks: which session it is, and where it stands unless it sits. */
function Idle({ room }: { room: Room }) {
  const session = room.session.value;
  const house = room.house.value as House;
  const title = house.session(session?.session ?? '')?.title;
  return (
    <section class="hall-speaker" data-test="now">
      <p class="hall-idle">
        <Words of={house.text(title, speaking.value.tag)} />
      </p>
      {session?.phase === SessionPhase.SCHEDULED && <p>{t('session.not-open')}</p>}
      {session?.phase === SessionPhase.CLOSED && <p>{t('session.closed')}</p>}
    </section>
  );
}

function Next({ room }: { room: Room }) {
  const house = room.house.value as House;
  const turns = room.list.value?.turns ?? [];
  const tag = speaking.value.tag;
  const more = turns.length - NEXT_SHOWN;
  return (
    <section class="hall-next" data-test="next">
      <h2>{t('next.title')}</h2>
      <ol>
        {turns.slice(0, NEXT_SHOWN).map(({ turn, participant }, at) => {
          const delegation = house.delegation(participant, tag);
          return (
            <li key={turn}>
              <span class="figures soft">{at + 1}</span>
              <Words of={delegation.text ? delegation : house.name(participant, tag)} />
            </li>
          );
        })}
      </ol>
      {turns.length === 0 && <p class="soft">{t('next.none')}</p>}
      {more > 0 && <p class="soft">{t('hall.more', { count: more })}</p>}
    </section>
  );
}

/** The last two lines, segments running on into one another. */
function HallCaptions({ room, lang }: { room: Room; lang: string }) {
  const language = room.house.value?.language(lang);
  return (
    <div
      class="hall-caption"
      data-test="captions"
      role="region"
      aria-label={language?.autonym ?? lang}
    >
      <p lang={lang} dir={language?.rightToLeft ? 'rtl' : 'ltr'}>
        {(room.captions.value.get(lang) ?? []).slice(-SEGMENTS).map(({ segment, final, text }) => (
          <bdi key={segment} class={final ? 'caption' : 'caption unfinished'} data-test="caption">
            {text}{' '}
          </bdi>
        ))}
      </p>
    </div>
  );
}
