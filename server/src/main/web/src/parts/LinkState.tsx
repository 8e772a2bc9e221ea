/** How the console stands with the hub: a dot, a word, and the seconds counted while it is lost. */
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

export function LinkState({ page, roundTripMs = 0 }: { page: PageState; roundTripMs?: number }) {
  const { state, lostAt } = page.link.value;
  const again = state === 'connecting' && lostAt !== undefined;
  const word = t(again ? 'link.reconnecting' : `link.${state}`);
  return (
    <span class={`link-state ${state}`} data-test="link" data-state={state}>
      {/* What is said is the state alone: figures that change in a region that is read aloud are heard over the speaker. */}
      <span class="unseen" role="status">
        {word}
      </span>
      <span aria-hidden="true">
        {state === 'connected' && roundTripMs > 0
          ? t('link.connected-ms', { ms: Math.round(roundTripMs) })
          : word}
      </span>
      {lostAt !== undefined && <LostFor page={page} since={lostAt} />}
    </span>
  );
}

function LostFor({ page, since }: { page: PageState; since: number }) {
  void page.now.value; // counts with the clock of the room
  const seconds = Math.floor((Date.now() - since) / 1000);
  return seconds < 1 ? null : (
    <span aria-hidden="true"> {t('link.seconds', { count: seconds })}</span>
  );
}
