/** The microphone of whoever has the floor follows its lease: opened when it is given, closed with it, never by itself. */
import { effect, untracked } from '@preact/signals';
import type { Speech } from '@dragoman/client';
import type { PageState } from '../hub/pageState';
import { isHeldBack } from '../hub/takeBack';
import { ownSpeech } from '../sitting/ownSpeech';
import { heldOf } from './held';
import type { SoundDesk } from './sound';

const FLOOR = 0;

/** Who speaks at a page: from a phone in the hand, or at the podium. */
export type Seat = 'delegate' | 'podium';

/**
 * How one's turn stands. `tap`: the microphone waits for a press; `muted`: the system or the headset keeps it silent;
 * `suspended`: another goes in between; `frameless`: it was closed since no sound came, and may be opened again; `lost`:
 * no connection.
 */
export type Stage =
  | 'elsewhere'
  | 'muted'
  | 'tap'
  | 'opening'
  | 'live'
  | 'paused'
  | 'suspended'
  | 'frameless'
  | 'lost';

/** Whoever has no sound when the floor is given, or shut the microphone themselves, opens it by a tap. */
export function speakUnderLease(
  page: PageState,
  sound: SoundDesk,
  seat: Seat = 'delegate',
): () => void {
  let known: number | undefined;
  return effect(() => {
    const epoch = heldOf(page, sound, FLOOR).here?.epoch;
    if (epoch === known) return;
    known = epoch;
    if (epoch === undefined) sound.closeMicrophone();
    else if (sound.state.peek() === 'on' && !endsOwn(page)) void sound.openMicrophone(seat);
  });
}

/** What a speech's end is held back as, for as long as it can be taken back. */
export function endingOf({ turn }: Pick<Speech, 'turn'>): string {
  return `end-${turn}`;
}

/** Whoever has just said that they are done is not heard again by a lease that comes back. */
function endsOwn(page: PageState): boolean {
  const own = untracked(() => ownSpeech(page, page.me.value?.participant));
  return own !== undefined && untracked(() => isHeldBack(endingOf(own)));
}

/** The sound's own connection decides: while it lives under the lease, the loss of the other one ends no sentence. */
export function stageOf(page: PageState, sound: SoundDesk, speech: Speech): Stage {
  const { here, elsewhere } = heldOf(page, sound, FLOOR);
  const open = sound.microphone.value === 'open' && sound.purpose.value !== 'intercom';
  if (open && sound.leases.value.some(({ channel }) => channel === FLOOR))
    return sound.microphoneMuted.value ? 'muted' : 'live';
  if (page.link.value.state !== 'connected') return 'lost';
  if (elsewhere) return 'elsewhere';
  if (!speech.microphoneOpen && !here) {
    if (speech.suspendedBy) return 'suspended';
    return speech.noFrames ? 'frameless' : 'paused';
  }
  return open || sound.microphone.value === 'opening' ? 'opening' : 'tap';
}

/** The tap unlocks sound where it was not, then opens the microphone under the lease that is held. */
export async function openForFloor(sound: SoundDesk, seat: Seat, hear?: number): Promise<void> {
  if (sound.state.peek() !== 'on') await sound.open(hear);
  await sound.openMicrophone(seat);
}

/** The floor waits at another device of the same person: it is spoken from here, once there is a microphone. */
export async function speakHere(sound: SoundDesk, seat: Seat, hear?: number): Promise<void> {
  await openForFloor(sound, seat, hear);
  if (sound.microphone.peek() === 'open') sound.speakHere(FLOOR);
}
