/** Whether one is in the hall: what the quorum counts, said by oneself. */
import { SessionPhase } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ask } from '../state/hub/toasts';
import type { PageState } from '../state/hub/pageState';
import { hasSeat } from '../state/sitting/rights';
import { t } from '../words/words';

export function CheckIn({ page }: { page: PageState }) {
  const me = page.me.value;
  const quorum = page.quorum.value;
  const closed = page.session.value?.phase === SessionPhase.CLOSED;
  if (!me || !quorum || !hasSeat(me) || closed) return null;
  const here = quorum.checkedIn.includes(me.participant);
  const say = () => ask(page.hub.checkIn({ present: !here, participant: me.participant }));
  return (
    <p class="check-in small" data-test="check-in" data-here={here}>
      <span class={here ? 'mark go' : 'mark'}>
        <Icon name={here ? 'user-check' : 'user-x'} />
        {t(here ? 'check-in.here' : 'check-in.away')}
      </span>
      <Button
        test={here ? 'check-out' : 'check-in-here'}
        look={here ? 'plain' : 'main'}
        onPress={say}
      >
        {t(here ? 'check-in.leave' : 'check-in.come')}
      </Button>
    </p>
  );
}
