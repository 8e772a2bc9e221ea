/** The delegate's microphone follows the lease of the floor: opened when it is given, closed with it, never by itself. */
import { effect } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import { heldOf } from '../state/sound/held';
import type { SoundDesk } from '../state/sound/sound';

/** Whoever has no sound when the floor is given, or shut the microphone themselves, opens it by a tap. */
export function speakUnderLease(page: PageState, sound: SoundDesk): () => void {
  let known: number | undefined;
  return effect(() => {
    const epoch = heldOf(page, sound, 0).here?.epoch;
    if (epoch === known) return;
    known = epoch;
    if (epoch === undefined) sound.closeMicrophone();
    else if (sound.state.peek() === 'on') void sound.openMicrophone('delegate');
  });
}
