/** Every place that one has on the list, with about when it comes. */
import { useComputed } from '@preact/signals';
import { forecast } from '../state/sitting/forecast';
import { placesOf } from '../state/sitting/place';
import { MyPlace } from './MyPlace';
import type { DelegateProps } from './props';

export function MyPlaces({ page, sound, participant }: DelegateProps & { participant: string }) {
  const course = useComputed(() =>
    forecast({
      nowMs: page.now.value,
      speeches: page.floor.value?.speeches ?? [],
      turns: page.list.value?.turns ?? [],
    }),
  );
  const places = placesOf(page.list.value?.turns ?? [], participant, course.value);
  return (
    <>
      {places.map((place) => (
        <MyPlace key={place.turn.turn} page={page} sound={sound} place={place} />
      ))}
    </>
  );
}
