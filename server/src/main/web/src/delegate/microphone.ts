/** The delegate's microphone follows the lease of the floor: opened when it is given, closed with it, never by itself. */
import { effect } from '@preact/signals';
import type { PublicRoom } from '../state/room';
import type { SoundDesk } from '../state/sound';

export function speakUnderLease(room: PublicRoom, sound: SoundDesk): () => void {
  return effect(() => {
    const given = room.leases.value.has(0);
    const ready = sound.state.value === 'on';
    if (given && ready) void sound.openMicrophone('delegate');
    else if (!given) sound.closeMicrophone();
  });
}
