/** What a console hears and says, as signals. The SDK's Sound stands behind it; fixtures may too. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { SoundLease } from '@dragoman/client/audio';
import type { Received } from './lamp';

export type SoundState = 'off' | 'opening' | 'on' | 'reconnecting';

/** What keeps a console from hearing or being heard; each has a sentence with what to do. */
export type SoundTrouble =
  | 'unsupported'
  | 'insecure'
  /** Played by the browser's own player, some seconds late: nothing better works here. */
  | 'simple'
  | 'blocked'
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  | 'microphone-unsupported'
  | 'failed';

export type Mode = 'fast' | 'balanced' | 'stable';

/** How one channel fares over the last seconds. */
export interface Fares {
  readonly channel: number;
  /** On this machine's clock. */
  readonly atMs: number;
  readonly bufferMs: number;
  readonly targetMs: number;
  /** Of the last half minute: how often sound was missing, and how much of it was made up. */
  readonly underruns: number;
  readonly concealedMs: number;
}

/** What a microphone is opened for; what one captures that is for the intercom goes to no channel, whatever lease is held. */
export type MicrophonePurpose = 'interpreter' | 'delegate' | 'podium' | 'intercom';

export interface SoundDesk {
  readonly state: ReadonlySignal<SoundState>;
  readonly trouble: Signal<SoundTrouble | undefined>;
  /** The channel heard; undefined for none. */
  readonly hearing: ReadonlySignal<number | undefined>;
  readonly volume: Signal<number>;
  readonly muted: Signal<boolean>;
  /** How much of the floor is heard under an interpreter, 0 to 1. */
  readonly mix: Signal<number>;
  readonly mode: Signal<Mode>;
  /** How much later than it comes everything is played, 0 to 8 seconds: for a picture that lags. */
  readonly lagSeconds: Signal<number>;
  /** The browser lets one choose the device that is heard by. */
  readonly canChooseOutput: boolean;
  /** Bundled frames: less data, a little later. */
  readonly saver: Signal<boolean>;
  readonly microphone: ReadonlySignal<'closed' | 'opening' | 'open'>;
  /** What the microphone is open for, or opens for; undefined while it is closed. */
  readonly purpose: ReadonlySignal<MicrophonePurpose | undefined>;
  /** The system or the headset keeps the microphone silent, outside this page. */
  readonly microphoneMuted: ReadonlySignal<boolean>;
  /** What the sound's own connection sends under, or would. */
  readonly leases: ReadonlySignal<readonly SoundLease[]>;
  /** What the hub says it got from this microphone. */
  readonly received: ReadonlySignal<Received | undefined>;
  readonly speakingWhileClosed: ReadonlySignal<boolean>;
  /** Sound waiting to be played and the way to the hub and back, in milliseconds; 0 while unknown. */
  readonly delay: ReadonlySignal<{ readonly bufferMs: number; readonly roundTripMs: number }>;
  /** How the sound fares, as it was told last; undefined before the first word. */
  readonly fares: ReadonlySignal<Fares | undefined>;
  /** What the sound costs now, bytes a second; 0 while unknown. */
  readonly bytesPerSecond: ReadonlySignal<number>;
  /** How far behind what is live a repetition is, milliseconds; 0: live. */
  readonly behindMs: ReadonlySignal<number>;
  /** The last seconds once more; 0: back to what is live. */
  repeat(seconds: number): void;
  /** Opens sound; must be called inside a tap. */
  open(channel: number | undefined): Promise<void>;
  listen(channel: number | undefined): void;
  /** Hears another channel under the one listened to; 0 ends it. */
  also(channel: number, gain: number): void;
  /** Nothing changes where one is open already, but the intercom's makes room for every other. */
  openMicrophone(purpose: MicrophonePurpose): Promise<void>;
  closeMicrophone(): void;
  /** Whether a lease was shut, lost or closed here, whatever the control connection still says of it. */
  isOver(lease: Pick<SoundLease, 'channel' | 'epoch'>): boolean;
  /** Off at once, before anybody is asked: nothing more is sent under the leases that are held now. */
  shut(): void;
  /** A link to a channel for a player beside the page; fails where the hub makes none. */
  linkTo(channel: number): Promise<string>;
  /** Speaks here under a lease that waits at another device of the same person. */
  speakHere(channel: number): void;
  cough(held: boolean): void;
  /** The intercom key: no channel hears what is said while it is held. */
  talk(held: boolean): void;
  /** Levels now, 0 to 1, for meters that draw themselves. */
  readonly heardLevel: () => number;
  readonly spokenLevel: () => number;
}
