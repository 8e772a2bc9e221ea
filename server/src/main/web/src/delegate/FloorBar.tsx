/** The foot of the delegate's console: ask for the floor, see one's place, have one's turn. */
import { FloorMode, SessionPhase } from '@dragoman/client';
import { ownSpeech } from '../state/sitting/ownSpeech';
import { mayRequest, maySpeak } from '../state/sitting/rights';
import { later } from '../parts/later';
import type { DelegateProps } from './props';
import { AskForFloor } from './AskForFloor';
import { YourTurn } from './YourTurn';

const quiet = { quiet: true };
const SwapOffers = later(async () => (await import('./SwapOffers')).SwapOffers, quiet);
const RequestEnded = later(async () => (await import('./RequestEnded')).RequestEnded, quiet);
const MyPlaces = later(async () => (await import('./MyPlaces')).MyPlaces, quiet);
const PushToTalk = later(async () => (await import('./PushToTalk')).PushToTalk, quiet);

export function FloorBar({ page, sound }: DelegateProps) {
  const me = page.me.value;
  if (!me || !maySpeak(me)) return null;
  if (page.session.value?.phase !== SessionPhase.OPEN) return null;
  const speech = ownSpeech(page, me.participant);
  const pushed = page.floor.value?.mode === FloorMode.PUSH_TO_TALK;
  const listed = page.list.value?.turns.some(({ participant }) => participant === me.participant);
  const requests = mayRequest(me);
  const ended = (page.request.value?.state ?? 0) !== 0;
  if (!requests && !speech && !listed && !ended) return null; // an observer, whom others put on the list
  return (
    <footer
      class="floor-bar"
      data-test="floor-bar"
      data-lost={page.link.value.lostAt !== undefined}
    >
      {ended && <RequestEnded page={page} />}
      {speech && <YourTurn page={page} sound={sound} speech={speech} />}
      {pushed && requests && <PushToTalk page={page} sound={sound} />}
      {(page.list.value?.swaps.length ?? 0) > 0 && <SwapOffers page={page} />}
      {listed && <MyPlaces page={page} sound={sound} participant={me.participant} />}
      {requests && !pushed && !speech && <AskForFloor page={page} sound={sound} />}
    </footer>
  );
}
