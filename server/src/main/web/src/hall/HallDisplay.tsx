/** The hall's display: who speaks, in which language, how long, who is next, and captions. Read from the last row. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { SessionPhase } from '@dragoman/client';
import { latestNews } from '../parts/Announced';
import { Gate } from '../parts/Gate';
import { Icon } from '../parts/Icon';
import { KindMark } from '../parts/KindMark';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import { minutes, speechClock, timeOfDay } from '../state/clock';
import type { House } from '../state/names';
import type { PublicRoom } from '../state/room';
import { speaking, t } from '../words/words';
import { Last } from './Last';
import { Next } from './Next';

const CAPTION_LANGUAGES = 2;
const NEWS_MS = 30_000;
const SEGMENTS = 4;
/** Characters past which a name is set smaller: it must be there whole. */
const LONG_NAME = 20;

export interface HallProps {
  readonly room: PublicRoom;
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
        <div class="hall-side">
          <Next room={room} />
          <Last room={room} />
        </div>
        <Foot room={room} captions={captions.value} />
      </main>
    </Gate>
  );
}

/** Captions; for a while in their place what all were just told. */
function Foot({ room, captions }: { room: PublicRoom; captions: readonly string[] }) {
  const news = latestNews(room, NEWS_MS);
  if (news) {
    const text = (room.house.value as House).text(news.text, speaking.value.tag);
    return (
      <section class="hall-news" data-test="announcement" role="status">
        <Icon name="megaphone" />
        <Words of={text} />
      </section>
    );
  }
  return (
    <section class="hall-captions">
      {captions.map((lang) => (
        <HallCaptions key={lang} room={room} lang={lang} />
      ))}
    </section>
  );
}

function Head({ room }: { room: PublicRoom }) {
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
      {room.list.value?.closed && (
        <p class="hall-closed" data-test="list-closed">
          <Icon name="lock" /> {t('hall.closed')}
        </p>
      )}
      <p class="figures">{timeOfDay(room.now.value, house.conference.timeZone)}</p>
    </header>
  );
}

function Speaker({ room }: { room: PublicRoom }) {
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
        <KindMark kind={floor.speech.kind} /> <span class="soft">{t('hall.speaks')}</span>{' '}
        <Words of={house.autonym(floor.language)} />
      </p>
      <SpeechClock room={room} speech={floor.speech} />
      <Suspended room={room} />
    </section>
  );
}

/** Whose speech waits for the point of order or the response that is heard now, and how much of it is left. */
function Suspended({ room }: { room: PublicRoom }) {
  const house = room.house.value as House;
  const waits = room.floor.value?.speeches.findLast(({ suspendedBy }) => suspendedBy !== 0);
  if (!waits) return null;
  const { leftMs } = speechClock(waits, room.now.value);
  return (
    <p class="hall-suspended soft" data-test="suspended" data-participant={waits.participant}>
      <Icon name="pause" /> <Words of={house.name(waits.participant, speaking.value.tag)} />{' '}
      {Number.isFinite(leftMs) && <span class="figures">{minutes(leftMs)}</span>}
    </p>
  );
}

/** While nobody speaks: which session it is, and where it stands unless it sits. */
function Idle({ room }: { room: PublicRoom }) {
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

/** The last two lines, segments running on into one another. */
function HallCaptions({ room, lang }: { room: PublicRoom; lang: string }) {
  const language = room.house.value?.language(lang);
  const direction = language?.rightToLeft ? 'rtl' : 'ltr';
  return (
    <div
      class="hall-caption"
      data-test="captions"
      role="region"
      aria-label={language?.autonym ?? lang}
    >
      <p lang={lang} dir={direction}>
        {(room.captions.value.get(lang) ?? []).slice(-SEGMENTS).map(({ segment, final, text }) => (
          <bdi
            key={segment}
            class={final ? 'caption' : 'caption unfinished'}
            data-test="caption"
            dir={direction}
          >
            {text}{' '}
          </bdi>
        ))}
      </p>
    </div>
  );
}
