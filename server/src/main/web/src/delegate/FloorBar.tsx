/** The foot of the delegate's console: ask for the floor, see one's place, have one's turn. */
import { FloorMode, Role, SessionPhase, type Speech } from '@dragoman/client';
import type { PublicRoom } from '../state/room';
import { later } from '../parts/later';
import type { DelegateProps } from './Delegate';
import { AskForFloor } from './AskForFloor';
import { YourTurn } from './YourTurn';

const SwapOffers = later(async () => (await import('./SwapOffers')).SwapOffers);
const MyPlaces = later(async () => (await import('./MyPlaces')).MyPlaces);
const PushToTalk = later(async () => (await import('./PushToTalk')).PushToTalk);
const MAY_SPEAK: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function FloorBar({ room, sound }: DelegateProps) {
  const me = room.me.value;
  if (!me || !MAY_SPEAK.includes(me.role)) return null;
  if (room.session.value?.phase !== SessionPhase.OPEN) return null;
  const speech = ownSpeech(room, me.participant);
  const pushed = room.floor.value?.mode === FloorMode.PUSH_TO_TALK;
  const listed = room.list.value?.turns.some(({ participant }) => participant === me.participant);
  return (
    <footer class="floor-bar" data-test="floor-bar">
      {speech && <YourTurn room={room} sound={sound} speech={speech} />}
      {pushed && <PushToTalk room={room} sound={sound} />}
      {(room.list.value?.swaps.length ?? 0) > 0 && <SwapOffers room={room} />}
      {listed && <MyPlaces room={room} participant={me.participant} />}
      {!pushed && !speech && <AskForFloor room={room} sound={sound} listed={listed ?? false} />}
    </footer>
  );
}

/** One's own speech: the one that runs, else the one that waits. */
function ownSpeech(room: PublicRoom, me: string): Speech | undefined {
  const floor = room.floor.value;
  if (floor?.speech?.participant === me) return floor.speech;
  return floor?.speeches.findLast(({ participant }) => participant === me);
}
