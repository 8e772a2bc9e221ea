/** Speaking to colleagues on the intercom while a key is held: into one's own headset's microphone, and never on a channel. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { ask } from '../hub/toasts';
import type { ConsoleState, Whom } from '../hub/pageState';
import type { SoundDesk } from './sound';

export interface TalkBack {
  readonly talking: ReadonlySignal<boolean>;
  /** Held or let go; the device is asked for the first time it is held. */
  talk(held: boolean): Promise<void>;
}

export function talkBack({ hub }: ConsoleState, sound: SoundDesk, whom: () => Whom): TalkBack {
  const talking = signal(false);
  /** There was a microphone since the key was pressed. */
  let opened = false;
  const talk = async (held: boolean) => {
    if (held === talking.peek()) return;
    talking.value = held;
    opened = false;
    if (held && sound.state.peek() === 'off') await sound.open(undefined);
    if (held && sound.microphone.peek() === 'closed') await sound.openMicrophone('intercom');
    if (held && !talking.peek()) return; // let go while the device was asked for
    opened = held && sound.microphone.peek() !== 'closed';
    sound.talk(held);
    ask(hub.talkTo(held ? { to: whom(), held } : { held }));
  };
  // Closed under the key, be it with the floor or with the device: nobody is told that somebody talks who cannot be heard.
  effect(() => {
    if (sound.microphone.value === 'closed' && opened) void talk(false);
  });
  return { talking, talk };
}
