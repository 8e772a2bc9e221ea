/** The delegate's console on a phone: choose a language, hear it at once, and have the floor when it is yours. */
import { signal } from '@preact/signals';
import { SessionPhase } from '@dragoman/client';
import type { PublicRoom } from '../state/room';
import type { SoundDesk } from '../state/sound';
import { Announced } from '../parts/Announced';
import { later } from '../parts/later';
import { Gate } from '../parts/Gate';
import { Toasts } from '../parts/Toasts';
import { CheckIn } from './CheckIn';
import { First } from './First';
import { Header } from './Header';
import { NowSpeaking } from './NowSpeaking';
import { ListenTo } from './ListenTo';
import { Loudness } from './Loudness';
import { ReadAlong } from './ReadAlong';
import { FloorBar } from './FloorBar';
import { standing } from './ladder';
import type { Weak } from './weak';
import { carries, channelState } from '../state/channels';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import { SessionBanner } from './SessionBanner';

export interface DelegateProps {
  readonly room: PublicRoom;
  readonly sound: SoundDesk;
}

type ConsoleProps = DelegateProps & { readonly weak: Weak };

const LadderBanner = later(async () => (await import('./LadderBanner')).LadderBanner);
const Interrupted = later(async () => (await import('./Interrupted')).Interrupted);
const WeakNetwork = later(async () => (await import('./WeakNetwork')).WeakNetwork);

/** True once the person chose to listen, or to read without sound. */
const entered = signal(false);

export function Delegate({ room, sound, weak }: ConsoleProps) {
  return (
    <Gate room={room}>
      {entered.value ? (
        <Hall room={room} sound={sound} weak={weak} />
      ) : (
        <First room={room} sound={sound} enter={() => (entered.value = true)} />
      )}
      <Toasts />
    </Gate>
  );
}

function Hall({ room, sound, weak }: ConsoleProps) {
  const open = room.session.value?.phase === SessionPhase.OPEN;
  return (
    <>
      <div class="delegate">
        <Header room={room} sound={sound} />
        <Announced room={room} />
        <CheckIn room={room} />
        <SoundTroubleBanner room={room} sound={sound} />
        {weak.help.value && <WeakNetwork sound={sound} weak={weak} />}
        {standing.value && <LadderBanner room={room} sound={sound} />}
        {isLost(room, sound) && <Interrupted room={room} sound={sound} />}
        {open ? <NowSpeaking room={room} /> : <SessionBanner room={room} />}
        <ListenTo room={room} sound={sound} />
        <ReadAlong room={room} />
        <Loudness room={room} sound={sound} />
      </div>
      <FloorBar room={room} sound={sound} />
    </>
  );
}

/** Whether the channel that is heard lost its voice, which is no language that was never interpreted. */
function isLost(room: PublicRoom, { hearing }: SoundDesk): boolean {
  const channel = channelState(room.channels.value?.channels, hearing.value ?? 0);
  return channel?.lost === true && carries(channel) === 'floor';
}
