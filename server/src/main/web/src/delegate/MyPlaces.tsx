/** Every place that one has on the list, with about when it comes. */
import { useComputed } from '@preact/signals';
import { forecast } from '../state/forecast';
import { placesOf } from '../state/place';
import type { PublicRoom } from '../state/room';
import { MyPlace } from './MyPlace';

export function MyPlaces({ room, participant }: { room: PublicRoom; participant: string }) {
  const course = useComputed(() =>
    forecast({
      nowMs: room.now.value,
      speeches: room.floor.value?.speeches ?? [],
      turns: room.list.value?.turns ?? [],
    }),
  );
  const places = placesOf(room.list.value?.turns ?? [], participant, course.value);
  return (
    <>
      {places.map((place) => (
        <MyPlace key={place.turn.turn} room={room} place={place} />
      ))}
    </>
  );
}
