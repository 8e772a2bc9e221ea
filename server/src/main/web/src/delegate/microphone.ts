/** The delegate's microphone follows the lease of the floor: opened when it is given, closed with it, never by itself. */
import { effect } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';

export function speakUnderLease(page: PageState, sound: SoundDesk): () => void {
  return effect(() => {
    const given = page.leases.value.has(0);
    const ready = sound.state.value === 'on';
    if (given && ready) void sound.openMicrophone('delegate');
    else if (!given) sound.closeMicrophone();
  });
}
