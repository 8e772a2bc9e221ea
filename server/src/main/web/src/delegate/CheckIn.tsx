/** Whether one is in the hall, which the quorum counts: asked once, in a banner that goes; left again in the settings. */
import { SessionPhase } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { ask } from '../state/hub/toasts';
import type { PageState } from '../state/hub/pageState';
import { hasSeat } from '../state/sitting/rights';
import { t } from '../words/words';

/** Undefined where nobody is asked: who has no seat, or the session is over. */
export function isHere(page: PageState): boolean | undefined {
  const me = page.me.value;
  const quorum = page.quorum.value;
  const closed = page.session.value?.phase === SessionPhase.CLOSED;
  if (!me || !quorum || !hasSeat(me) || closed) return undefined;
  return quorum.checkedIn.includes(me.participant);
}

export function checkIn(page: PageState, present: boolean): void {
  ask(page.hub.checkIn({ present, participant: page.me.peek()?.participant ?? '' }));
}

export function CheckIn({ page }: { page: PageState }) {
  if (isHere(page) !== false) return null;
  return (
    <Banner test="check-in" icon="user-x" title={t('check-in.away')}>
      <Button test="check-in-here" icon="user-check" command onPress={() => checkIn(page, true)}>
        {t('check-in.come')}
      </Button>
    </Banner>
  );
}
