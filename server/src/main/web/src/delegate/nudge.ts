/** A phone in the hand trembles when its person is next, when the floor is theirs, and when it is time to conclude. */
import { computed, effect } from '@preact/signals';
import { nextOf } from '../state/sitting/turns';
import type { PageState } from '../state/hub/pageState';

const NEXT = [200, 100, 200];
const YOURS = [500];
const CONCLUDE = [150, 80, 150, 80, 150];

export function nudge(page: PageState): void {
  if (!('vibrate' in navigator)) return;
  const me = () => page.me.value?.participant;
  const next = computed(() => {
    const first = nextOf(page.list.value)?.participant;
    return first !== undefined && first === me();
  });
  const yours = computed(() => {
    const speaker = page.floor.value?.speech?.participant;
    return speaker !== undefined && speaker === me();
  });
  effect(() => {
    if (!navigator.userActivation.hasBeenActive) return; // browsers forbid it before the first tap
    if (yours.value) navigator.vibrate(YOURS);
    else if (next.value) navigator.vibrate(NEXT);
  });
  effect(() => {
    if (page.warned.value && navigator.userActivation.hasBeenActive) navigator.vibrate(CONCLUDE);
  });
}
