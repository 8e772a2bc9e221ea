import type { LinkState } from '../link/link.js';
import type { Closing } from '../link/closing.js';
import type { LeaseEnd } from '../gen/dragoman/v1/audio_pb.js';

/** How much delay may be spent on steadiness: at most 120, 300 or 1000 ms of waiting sound. */
export type SoundMode = 'fast' | 'balanced' | 'stable';

/** The right to send into a channel, as the hub told it. */
export interface SoundLease {
  readonly channel: number;
  readonly epoch: number;
  readonly track: number;
  readonly open: boolean;
  /** Why it closed. */
  readonly end: LeaseEnd;
  /** The participant who closed it or took it over, else empty. */
  readonly by: string;
  /** Open for a handover: it is sent, and nobody hears it before the same lease comes without this. */
  readonly armed: boolean;
  /** The device it is for, where its person pressed; empty: none in particular. Another sends nothing under it. */
  readonly device: string;
}

/** What the hub really got from this microphone: feeds the on-air lamp. */
export interface SoundReceipt {
  readonly channel: number;
  readonly epoch: number;
  /** Frames since the lease opened. */
  readonly accepted: number;
  readonly dropped: number;
  /** 0xFFFFFFFF if none came yet. */
  readonly lastFrameAgeMs: number;
  /** For technicians and moderators only, else 0. */
  readonly listeners: number;
}

/** How one channel fares, once a second while it is heard. Counts are since the last report. */
export interface SoundStats {
  readonly channel: number;
  /** Sound waiting to be played, milliseconds. */
  readonly bufferMs: number;
  /** What should wait, milliseconds. */
  readonly targetMs: number;
  readonly underruns: number;
  readonly concealedMs: number;
  /** Gaps in the sequence: what the hub or the network left out. */
  readonly lostFrames: number;
  /** From the hub's ingress to this ear, milliseconds; 0 if unknown. */
  readonly hubToEarMs: number;
  readonly roundTripMs: number;
  readonly decoder: 'webcodecs' | 'wasm';
}

/** How loud it is, as parts of full scale (0 to 1). */
export interface SoundLevel {
  readonly of: 'microphone' | 'listening';
  /** Over the last 300 ms. */
  readonly rms: number;
  /** The highest sample, held and falling. */
  readonly peak: number;
  /** Of the microphone: LUFS over 3 s. */
  readonly loudness?: number;
}

/** closed: no device. open: captured here, nothing leaves. live: sent under a lease. coughing: lease kept, silence. */
export type MicrophoneState = 'closed' | 'open' | 'live' | 'coughing';

export interface SoundFailure {
  readonly what: 'microphone' | 'encoder' | 'decoder' | 'worker';
  readonly text: string;
}

/** What happens, by name. */
export interface SoundEvents {
  state: { readonly from: LinkState; readonly to: LinkState; readonly closing?: Closing };
  /** A lease opened or closed. All are closed when the connection is lost. One of another device is told, and never held here. */
  lease: SoundLease;
  receipt: SoundReceipt;
  stats: SoundStats;
  /** What the sound costs, once a second: with what TCP, IP and TLS add to it. */
  traffic: { readonly bytesPerSecond: number };
  /** While the last seconds are repeated: how far behind what is live; 0 once it is live again. */
  behind: { readonly ms: number };
  /** Five times a second of what is heard, 14 times of the microphone. */
  level: SoundLevel;
  /** From here on this channel is heard; null: none. */
  heard: number | null;
  microphone: MicrophoneState;
  /** The system or the headset keeps the microphone silent, outside this page; false: it gives sound again. */
  muted: boolean;
  /** One's own voice goes out on the intercom, and to no channel meanwhile. */
  talking: boolean;
  /** Somebody speaks into a microphone that is not live, for longer than 1.5 s. */
  'speaking-while-closed': { readonly forMs: number };
  /** The hub refused frames or a wish to listen. */
  notice: { readonly code: number; readonly text: string; readonly channel: number };
  failure: SoundFailure;
}
