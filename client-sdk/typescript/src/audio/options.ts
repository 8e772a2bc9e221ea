import { type BackoffBounds, defaultBackoff } from '../link/backoff.js';
import type { Token } from '../link/token.js';
import type { SoundMode } from './events.js';
import type { ToWorker } from './messages.js';

export interface SoundOptions {
  /** `ws://…/v1/session` or `wss://…/v1/session`. */
  readonly url: string;
  /** The badge's token, or where to get one: asked anew at every connection. */
  readonly token: Token;
  /** The session that the control connection is in, `client.session`; without it the conference's present one. */
  readonly session?: string;
  readonly language?: string;
  readonly client?: string;
  /** What this device is called, as its control connection says too; a microphone opens where its person pressed. */
  readonly device?: string;
  readonly mode?: SoundMode;
  /** Frames in one message, 1 to 3: more saves data and adds 20 ms for each. */
  readonly bundle?: number;
  /** An interpreter's desk: what it hears by the hub's patch comes without being asked for. */
  readonly desk?: boolean;
  /** Whether all that is heard is brought slowly to one loudness (−23 LUFS); true without it. */
  readonly even?: boolean;
  /** A context of 48 kHz to play in; without it one is made. */
  readonly audioContext?: AudioContext;
  readonly reconnect?: BackoffBounds | false;
}

type Opening = Extract<ToWorker, { tell: 'open' }>;

/** What the worker begins with. */
export function opening(options: SoundOptions, now: Pick<Opening, 'mode' | 'bundle' | 'player'>): Opening {
  const { url, language = '', client = 'dragoman-sound-ts/0.1.0', device = '' } = options;
  return {
    tell: 'open',
    url,
    language,
    client,
    device,
    reconnect: options.reconnect ?? defaultBackoff,
    desk: options.desk ?? false,
    wasm: new URL('./wasm.js', import.meta.url).href,
    ...now,
  };
}

/** How long what is played takes to the ear, in milliseconds; 0 where the browser does not say. */
export function latencyMs({ outputLatency, baseLatency }: AudioContext): number {
  const seconds = Number.isFinite(outputLatency) && outputLatency > 0 ? outputLatency : baseLatency;
  return (Number.isFinite(seconds) ? seconds : 0) * 1000;
}

/** Phones crackle at the shortest latency; a desk is a computer, and whoever waits for the interpreter waits for it twice. */
export function latencyHint({ desk = false }: SoundOptions): AudioContextLatencyCategory | number {
  if (/Android|iPhone|iPad/.test(navigator.userAgent)) return 0.05;
  return desk ? 0 : 'interactive';
}
