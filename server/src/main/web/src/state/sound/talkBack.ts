/** Speaking to colleagues on the intercom while a key is held: into one's own headset's microphone, and never on a channel. */
import { signal, type ReadonlySignal } from '@preact/signals';
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
  return {
    talking,
    async talk(held) {
      if (held === talking.peek()) return;
      talking.value = held;
      if (held && sound.state.peek() === 'off') await sound.open(undefined);
      if (held && sound.microphone.peek() === 'closed') await sound.openMicrophone('interpreter');
      if (held && !talking.peek()) return; // let go while the device was asked for
      sound.talk(held);
      ask(hub.talkTo(held ? { to: whom(), held } : { held }));
    },
  };
}
