/** What stands in place of the speaker while no session sits. */
import { SessionPhase } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

export function SessionBanner({ page }: { page: PageState }) {
  const outline = page.names.value?.session(page.session.value?.session ?? '');
  if (page.session.value?.phase === SessionPhase.CLOSED) {
    return <Banner test="session-closed" icon="gavel" title={t('session.closed')} />;
  }
  return (
    <Banner
      test="session-not-open"
      icon="info"
      title={t('session.not-open')}
      text={outline?.starts ? t('session.starts', { time: outline.starts }) : ''}
    />
  );
}
