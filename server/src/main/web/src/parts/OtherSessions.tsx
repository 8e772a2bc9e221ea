/** The way to the other sessions: where one or several go on, what each is about; where none does, what is next and when. */
import type { ComponentChildren } from 'preact';
import type { SessionStanding } from '@dragoman/client';
import { aroundOf, choose } from '../state/hub/around';
import type { PageState } from '../state/hub/pageState';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { whenOf } from '../state/sitting/hours';
import { speaking, t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';
import { Words } from './Words';

interface OtherSessionsProps {
  readonly page: PageState;
  /** Whether one may go to a session that is not open yet: to prepare it. */
  readonly ahead?: boolean;
}

export function OtherSessions({ page, ahead = false }: OtherSessionsProps) {
  const { sits, goingOn, next } = aroundOf(page);
  const here = page.session.value?.session ?? '';
  if (goingOn.length > 0) {
    const several = sits || goingOn.length > 1;
    return (
      <Banner
        test="going-on"
        look="go"
        icon="radio"
        title={t(several ? 'programme.choose' : 'programme.goes-on')}
        role="status"
      >
        {goingOn.map((one) => (
          <About key={one.session} page={page} one={one}>
            <Way page={page} session={one.session} />
          </About>
        ))}
        {sits && (
          <Button test="stay" onPress={() => choose(page, here)}>
            {t('programme.stay')}
          </Button>
        )}
      </Banner>
    );
  }
  const others = next.filter(({ session }) => session !== here);
  if (sits || others.length === 0) return null;
  return (
    <Banner test="next-session" icon="clock" title={t('programme.next')}>
      {others.map((one) => (
        <About key={one.session} page={page} one={one}>
          {ahead && <Way page={page} session={one.session} />}
        </About>
      ))}
    </Banner>
  );
}

interface AboutProps {
  readonly page: PageState;
  readonly one: SessionStanding;
  readonly children: ComponentChildren;
}

/** A session's title; while it goes on its item and languages, before it its hour. */
function About({ page, one, children }: AboutProps) {
  const names = page.names.value as ConferenceNames;
  const { tag } = speaking.value;
  const outline = names.session(one.session);
  const item = names.text(names.item(one.item)?.title, tag);
  const languages = [one.language, ...one.interpreted].filter(Boolean);
  return (
    <span class="other-session" data-test="other-session" data-session={one.session}>
      <strong>
        <Words of={names.text(outline?.title, tag)} />
      </strong>
      {one.language ? (
        <span class="small soft">
          {item.text && <Words of={item} />}
          {item.text && ' · '}
          {[...new Set(languages)].map((lang) => names.autonym(lang).text).join(' · ')}
        </span>
      ) : (
        <Hour page={page} session={one.session} />
      )}
      {children}
    </span>
  );
}

/** When a session is to begin. */
export function Hour({ page, session }: { page: PageState; session: string }) {
  const names = page.names.value;
  const outline = names?.session(session);
  if (!outline?.starts) return null;
  const { tag } = speaking.value;
  const { time, day } = whenOf(outline, names!.conference.timeZone, page.now.value, tag);
  return (
    <span class="small" data-test="session-hour">
      {day ? t('session.starts-on', { day, time }) : t('session.starts', { time })}
    </span>
  );
}

function Way({ page, session }: { page: PageState; session: string }) {
  const names = page.names.value as ConferenceNames;
  const title = names.text(names.session(session)?.title, speaking.value.tag).text;
  return (
    <Button
      test={`go-to-${session}`}
      look="go"
      label={`${t('programme.go')}: ${title}`}
      onPress={() => choose(page, session)}
    >
      {t('programme.go')}
    </Button>
  );
}
