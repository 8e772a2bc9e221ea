/** The foot of the delegate's console: ask for the floor, see one's place, have one's turn. */
import { useComputed } from '@preact/signals';
import { FloorMode, Role, SessionPhase, type Speech } from '@dragoman/client';
import type { Room } from '../state/room';
import { forecast } from '../state/forecast';
import { placesOf } from '../state/place';
import type { DelegateProps } from './Delegate';
import { AskForFloor } from './AskForFloor';
import { MyPlace } from './MyPlace';
import { PushToTalk } from './PushToTalk';
import { SwapOffers } from './SwapOffers';
import { YourTurn } from './YourTurn';

const MAY_SPEAK: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function FloorBar({ room, sound }: DelegateProps) {
  const me = room.me.value;
  const course = useComputed(() =>
    forecast({
      nowMs: room.now.value,
      speeches: room.floor.value?.speeches ?? [],
      turns: room.list.value?.turns ?? [],
    }),
  );
  if (!me || !MAY_SPEAK.includes(me.role)) return null;
  if (room.session.value?.phase !== SessionPhase.OPEN) return null;
  const speech = ownSpeech(room, me.participant);
  const pushed = room.floor.value?.mode === FloorMode.PUSH_TO_TALK;
  const places = placesOf(room.list.value?.turns ?? [], me.participant, course.value);
  return (
    <footer class="floor-bar" data-test="floor-bar">
      {speech && <YourTurn room={room} sound={sound} speech={speech} />}
      {pushed && <PushToTalk room={room} sound={sound} />}
      <SwapOffers room={room} />
      {places.map((place) => (
        <MyPlace key={place.turn.turn} room={room} place={place} />
      ))}
      {!pushed && !speech && <AskForFloor room={room} sound={sound} listed={places.length > 0} />}
    </footer>
  );
}

/** One's own speech: the one that runs, else the one that waits. */
function ownSpeech(room: Room, me: string): Speech | undefined {
  const floor = room.floor.value;
  if (floor?.speech?.participant === me) return floor.speech;
  return floor?.speeches.findLast(({ participant }) => participant === me);
}
