/** What stands in place of the speaker while no session sits: what is next, and when. */
import { SessionPhase } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import { Hour, OtherSessions } from '../parts/OtherSessions';
import type { PageState } from '../state/hub/pageState';
import { Words } from '../parts/Words';
import { speaking, t } from '../words/words';

export function SessionBanner({ page }: { page: PageState }) {
  const { session = '', phase } = page.session.value ?? {};
  const names = page.names.value;
  const title = names?.text(names.session(session)?.title, speaking.value.tag);
  const closed = phase === SessionPhase.CLOSED;
  if (phase === SessionPhase.SUSPENDED)
    return <Banner test="session-suspended" icon="pause" title={t('session.suspended')} />;
  return (
    <>
      <Banner
        test={closed ? 'session-closed' : 'session-not-open'}
        icon={closed ? 'gavel' : 'info'}
        title={t(closed ? 'session.closed' : 'session.not-open')}
      >
        {!closed && title && <Words of={title} />}
        {!closed && <Hour page={page} session={session} />}
      </Banner>
      <OtherSessions page={page} />
    </>
  );
}
