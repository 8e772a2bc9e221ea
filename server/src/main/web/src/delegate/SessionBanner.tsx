/** What stands in place of the speaker while no session sits. */
import { SessionPhase } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import type { PublicRoom } from '../state/room';
import { t } from '../words/words';

export function SessionBanner({ room }: { room: PublicRoom }) {
  const outline = room.house.value?.session(room.session.value?.session ?? '');
  if (room.session.value?.phase === SessionPhase.CLOSED) {
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
