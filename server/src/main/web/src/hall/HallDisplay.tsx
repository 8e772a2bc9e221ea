/** The hall's display: who speaks, in which language, how long, who is next, and captions. Read from the last row. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { HallScreen, SessionPhase } from '@dragoman/client';
import { latestNews } from '../parts/Announced';
import { Entrance } from '../parts/Entrance';
import { Icon } from '../parts/Icon';
import { Isolated } from '../parts/Isolated';
import { KindMark } from '../parts/KindMark';
import { Hour, OtherSessions } from '../parts/OtherSessions';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import { minutes, speechClock, timeOfDay } from '../state/sitting/clock';
import { closingHour } from '../state/sitting/closingHour';
import { aroundOf } from '../state/hub/around';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';
import { segmentsShown } from './captionLook';
import { ChosenScreen } from './ChosenScreen';
import { HallLanguages } from './HallLanguages';
import { Last } from './Last';
import { ListenHere } from './ListenHere';
import { Next } from './Next';

const CAPTION_LANGUAGES = 2;
const NEWS_MS = 30_000;
/** Characters past which a name is set smaller: it must be there whole. */
const LONG_NAME = 20;
/** Characters past which a session's title is. */
const LONG_TITLE = 40;

export interface HallProps {
  readonly page: PageState;
  /** The text channels the display's link asks for, BCP-47; without any the conference's first two. */
  readonly wanted: readonly string[];
}

export function HallDisplay({ page, wanted }: HallProps) {
  const captions = useComputed(() => {
    const tags = wanted.length > 0 ? wanted : page.names.value?.languages.map(({ tag }) => tag);
    return (tags ?? []).slice(0, CAPTION_LANGUAGES);
  });
  const screen = page.hall.value?.screen || HallScreen.SPEAKER;
  useSignalEffect(() => page.hub.readCaptions(captions.value));
  return (
    <Entrance page={page} renewsItself>
      <main
        class="hall"
        data-link={page.link.value.state}
        data-lost={page.link.value.lostAt !== undefined}
        data-screen={HallScreen[screen]}
      >
        {screen !== HallScreen.BLANK && <Head page={page} />}
        {screen === HallScreen.SPEAKER && (
          <>
            <Speaker page={page} />
            {page.session.value?.phase !== SessionPhase.CLOSED && (
              <div class="hall-side">
                <Next page={page} />
                <Last page={page} />
                <ListenHere page={page} />
              </div>
            )}
          </>
        )}
        <ChosenScreen page={page} screen={screen} />
        {screen !== HallScreen.BLANK && <Foot page={page} captions={captions.value} />}
      </main>
    </Entrance>
  );
}

/** Captions; until there are any what each language is; for a while in their place what all were just told. */
function Foot({ page, captions }: { page: PageState; captions: readonly string[] }) {
  const news = latestNews(page, NEWS_MS);
  if (news) {
    const text = (page.names.value as ConferenceNames).text(news.text, speaking.value.tag);
    return (
      <section class="hall-news" data-test="announcement" role="status">
        <Icon name="megaphone" />
        <Words of={text} />
      </section>
    );
  }
  const written = captions.some((lang) => page.captions.value.get(lang)?.length);
  const full = document.documentElement.dataset.captions === 'full';
  if (!page.floor.value?.speech && !written && !full) return <HallLanguages page={page} />;
  return (
    <section class="hall-captions">
      {captions.map((lang) => (
        <HallCaptions key={lang} page={page} lang={lang} />
      ))}
    </section>
  );
}

function Head({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const session = page.session.value;
  const tag = speaking.value.tag;
  const item = names.item(session?.item ?? '');
  const title = item?.title ?? names.session(session?.session ?? '')?.title;
  const text = names.text(title, tag);
  const closesAt = closingHour(page);
  const { logo } = names.conference.hall ?? {};
  return (
    <header class="hall-head">
      {logo && <img class="hall-logo" src={logo} alt={t('hall.logo')} data-test="hall-logo" />}
      <p class="hall-title" data-test="item">
        <Words of={text} />
      </p>
      <p class="hall-link" role="status" data-test="hall-link">
        {linkWords(page)}
      </p>
      {closesAt !== undefined && (
        <p class="hall-closed" data-test="list-closes">
          <Icon name="clock" /> {t('list.closes-at', { time: closesAt })}
        </p>
      )}
      {page.list.value?.closed && (
        <p class="hall-closed" data-test="list-closed">
          <Icon name="lock" /> {t('hall.closed')}
        </p>
      )}
      <p class="figures">{timeOfDay(page.now.value, names.conference.timeZone)}</p>
    </header>
  );
}

/** Since when what is seen here is old; nothing while it is true. */
function linkWords(page: PageState): string {
  const { state, lostAt } = page.link.value;
  if (state === 'connected') return '';
  if (lostAt === undefined) return t('link.connecting');
  return t('link.lost-since', {
    time: timeOfDay(lostAt, page.names.value?.conference.timeZone ?? ''),
  });
}

function Speaker({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const floor = page.floor.value;
  const tag = speaking.value.tag;
  if (!floor?.speech) return <Idle page={page} />;
  const { participant } = floor.speech;
  const name = names.name(participant, tag);
  return (
    <section class="hall-speaker" data-test="now" data-participant={participant}>
      <p class={name.text.length > LONG_NAME ? 'hall-name long' : 'hall-name'}>
        <Words of={name} />
      </p>
      <p class="hall-delegation">
        <Words of={names.beside(participant, tag)} />
      </p>
      <p class="hall-language">
        <KindMark kind={floor.speech.kind} /> <span class="soft">{t('hall.speaks')}</span>{' '}
        <Words of={names.autonym(floor.language)} />
      </p>
      <SpeechClock page={page} speech={floor.speech} left />
      <Suspended page={page} />
    </section>
  );
}

/** Whose speech waits for the point of order or the response that is heard now, and how much of it is left. */
function Suspended({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const waits = page.floor.value?.speeches.findLast(({ suspendedBy }) => suspendedBy !== 0);
  if (!waits) return null;
  const { leftMs } = speechClock(waits, page.now.value);
  return (
    <p class="hall-suspended soft" data-test="suspended" data-participant={waits.participant}>
      <Icon name="pause" /> <Words of={names.name(waits.participant, speaking.value.tag)} />{' '}
      {Number.isFinite(leftMs) && <span class="figures">{minutes(leftMs)}</span>}
    </p>
  );
}

/** While nobody speaks: which session it is; unless it sits, where it stands, and what is next and when. */
function Idle({ page }: { page: PageState }) {
  const { session = '', phase } = page.session.value ?? {};
  const { goingOn, next } = aroundOf(page);
  const closed = phase === SessionPhase.CLOSED;
  const shown = closed && next.length > 0 ? next.map((one) => one.session) : [session];
  return (
    <section class="hall-speaker" data-test="now">
      {closed && <p>{t('session.closed')}</p>}
      {closed && next.length > 0 && (
        <p class="soft" data-test="next-session">
          {t('programme.next')}
        </p>
      )}
      {shown.map((one) => (
        <Upcoming key={one} page={page} session={one} whole={shown.length === 1} />
      ))}
      {phase === SessionPhase.SUSPENDED && (
        <p data-test="session-suspended">{t('session.suspended')}</p>
      )}
      {phase === SessionPhase.SCHEDULED && <p class="soft">{t('session.not-open')}</p>}
      {goingOn.length > 0 && <OtherSessions page={page} />}
    </section>
  );
}

interface UpcomingProps {
  readonly page: PageState;
  readonly session: string;
  /** It has the place for itself. */
  readonly whole: boolean;
}

/** A session's title, and its hour until it was opened. */
function Upcoming({ page, session, whole }: UpcomingProps) {
  const names = page.names.value as ConferenceNames;
  const title = names.text(names.session(session)?.title, speaking.value.tag);
  const standing = page.programme.value?.sessions.find((one) => one.session === session);
  const large = whole && title.text.length <= LONG_TITLE;
  return (
    <>
      <p class={large ? 'hall-idle' : 'hall-idle long'}>
        <Words of={title} />
      </p>
      {standing?.phase === SessionPhase.SCHEDULED && (
        <p class="hall-hour">
          <Hour page={page} session={session} />
        </p>
      )}
    </>
  );
}

/** The last two lines, segments running on into one another. */
function HallCaptions({ page, lang }: { page: PageState; lang: string }) {
  const language = page.names.value?.language(lang);
  const direction = language?.rightToLeft ? 'rtl' : 'ltr';
  const written = page.captions.value.get(lang) ?? [];
  const lines = written.filter(({ text }) => text.trim() !== '').slice(-segmentsShown());
  return (
    <div
      class="hall-caption"
      data-test="captions"
      role="region"
      aria-label={language?.autonym ?? lang}
    >
      <p lang={lang} dir={direction}>
        {lines.map(({ epoch, segment, final, text }) => (
          <bdi
            key={`${epoch} ${segment}`}
            class={final ? 'caption' : 'caption unfinished'}
            data-test="caption"
            dir={direction}
          >
            <Isolated text={text} />{' '}
          </bdi>
        ))}
      </p>
    </div>
  );
}
