/** A phone in the hand trembles when its person is next, when the floor is theirs, and when it is time to conclude. */
import { computed, effect } from '@preact/signals';
import { nextOf } from '../state/turns';
import type { PublicRoom } from '../state/room';

const NEXT = [200, 100, 200];
const YOURS = [500];
const CONCLUDE = [150, 80, 150, 80, 150];

export function nudge(room: PublicRoom): void {
  if (!('vibrate' in navigator)) return;
  const me = () => room.me.value?.participant;
  const next = computed(() => {
    const first = nextOf(room.list.value)?.participant;
    return first !== undefined && first === me();
  });
  const yours = computed(() => {
    const speaker = room.floor.value?.speech?.participant;
    return speaker !== undefined && speaker === me();
  });
  effect(() => {
    if (!navigator.userActivation.hasBeenActive) return; // browsers forbid it before the first tap
    if (yours.value) navigator.vibrate(YOURS);
    else if (next.value) navigator.vibrate(NEXT);
  });
  effect(() => {
    if (room.warned.value && navigator.userActivation.hasBeenActive) navigator.vibrate(CONCLUDE);
  });
}
