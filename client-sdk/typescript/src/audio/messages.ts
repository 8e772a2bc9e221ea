import type { BackoffBounds } from '../link/backoff.js';
import type { Closing } from '../link/closing.js';
import type { LinkState } from '../link/link.js';
import type { SoundFailure, SoundLease, SoundMode, SoundReceipt, SoundStats } from './events.js';
import type { Profile } from './profiles.js';

/** What the page tells the worker that holds socket and codec. */
export type ToWorker =
  | {
      readonly tell: 'open';
      readonly url: string;
      readonly language: string;
      readonly client: string;
      readonly device: string;
      readonly reconnect: BackoffBounds | false;
      readonly mode: SoundMode;
      readonly bundle: number;
      /** An interpreter's desk: its incoming channel is wanted too. */
      readonly desk: boolean;
      /** Where the WASM decoder is, fetched only where the browser has none. */
      readonly wasm: string;
      /** To the player. */
      readonly player: MessagePort;
    }
  | { readonly tell: 'token'; readonly token: string; readonly session: string }
  | { readonly tell: 'no-token'; readonly why: string }
  /** Leaves for the session that is named with the next token. */
  | { readonly tell: 'enter' }
  | { readonly tell: 'channels'; readonly wanted: readonly number[] }
  | { readonly tell: 'mode'; readonly mode: SoundMode }
  | { readonly tell: 'bundle'; readonly bundle: number }
  | {
      readonly tell: 'microphone';
      readonly frames: MessagePort;
      readonly profile: Profile;
      /** It is heard on the intercom and on no channel. */
      readonly intercomOnly?: boolean;
    }
  | { readonly tell: 'microphone-closed' }
  /** Off: nothing more is sent under the leases that are held now. */
  | { readonly tell: 'shut' }
  /** This device begins to send under a lease that is for another one. */
  | { readonly tell: 'here'; readonly channel: number }
  /** Of the last second. */
  | { readonly tell: 'spoken'; readonly spoken: Spoken }
  | { readonly tell: 'output-latency'; readonly ms: number }
  /** The network changed, or the page woke up. */
  | { readonly tell: 'wake' }
  | { readonly tell: 'close' };

/** How the microphone fared: amplitudes, LUFS, and samples at full scale. */
export interface Spoken {
  readonly rms: number;
  readonly peak: number;
  readonly loudness: number;
  readonly clipped: number;
}

/** What the worker tells the page. */
export type FromWorker =
  | { readonly tell: 'state'; readonly from: LinkState; readonly to: LinkState; readonly closing?: Closing }
  | { readonly tell: 'token-wanted' }
  /** The hub said Welcome to a session. */
  | { readonly tell: 'entered'; readonly session: string }
  | { readonly tell: 'lease'; readonly lease: SoundLease }
  | { readonly tell: 'talking'; readonly open: boolean }
  | { readonly tell: 'receipt'; readonly receipt: SoundReceipt }
  | { readonly tell: 'stats'; readonly stats: SoundStats }
  | { readonly tell: 'traffic'; readonly bytesPerSecond: number }
  | { readonly tell: 'notice'; readonly code: number; readonly text: string; readonly channel: number }
  | { readonly tell: 'failure'; readonly failure: SoundFailure }
  | { readonly tell: 'ended'; readonly closing: Closing };

/** From worker to player: one decoded source of a channel is a track. */
export type ToPlayer =
  | {
      readonly tell: 'track';
      readonly id: number;
      readonly channel: number;
      /** Present where memory may be shared; else samples come as messages. */
      readonly memory?: SharedArrayBuffer;
      readonly startMs: number;
      /** Another voice after a silence of the channel: it rises. */
      readonly rises: boolean;
    }
  | { readonly tell: 'samples'; readonly id: number; readonly samples: Float32Array<ArrayBuffer> }
  /** The least sound that should wait just before a frame comes. */
  | { readonly tell: 'slack'; readonly id: number; readonly ms: number }
  | { readonly tell: 'ending'; readonly id: number };

/** From player to worker. */
export type FromPlayer =
  | {
      readonly tell: 'fares';
      readonly id: number;
      readonly bufferMs: number;
      readonly underruns: number;
      readonly concealedMs: number;
    }
  | { readonly tell: 'over'; readonly id: number };

/** From page to player. */
export type PageToPlayer =
  | { readonly tell: 'worker'; readonly port: MessagePort }
  | { readonly tell: 'hear'; readonly channel: number | null }
  | { readonly tell: 'also'; readonly channel: number; readonly gain: number }
  | { readonly tell: 'even'; readonly even: boolean }
  /** The last so many seconds once more; 0: back to what is live. */
  | { readonly tell: 'repeat'; readonly seconds: number };

/** From player to page. */
export type PlayerToPage =
  | { readonly tell: 'level'; readonly rms: number; readonly peak: number }
  | { readonly tell: 'heard'; readonly channel: number | null }
  | { readonly tell: 'behind'; readonly ms: number };

/** From page to capture. */
export type PageToCapture =
  | { readonly tell: 'worker'; readonly port: MessagePort }
  | { readonly tell: 'cough'; readonly held: boolean }
  | { readonly tell: 'close' };

/** From capture to page. */
export interface CaptureToPage {
  readonly tell: 'level';
  readonly rms: number;
  readonly peak: number;
  /** Voice activity of the last frame, 0 to 255. */
  readonly voice: number;
  /** LUFS over 3 s. */
  readonly loudness: number;
  /** Samples at full scale since this was told last. */
  readonly clipped: number;
}

/** From capture to worker, 50 times a second; the samples come back to be used again. */
export interface CapturedFrame {
  readonly samples: Float32Array<ArrayBuffer>;
  /** Of the first sample, in ticks of 48 kHz. */
  readonly captured: number;
  readonly voice: number;
}
