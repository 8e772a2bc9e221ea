import { Arrivals, LatenessHistogram, modeCapsMs, slackMs } from '../../src/dsp/arrivals.js';
import { Playout } from '../../src/dsp/playout.js';
import { SampleRing } from '../../src/dsp/ring.js';
import { frameSamples, perMs, quantum, rate } from '../../src/dsp/samples.js';

export interface Network {
  /** What is said: the sample at each index of the speaker's clock. */
  readonly sound: (index: number) => number;
  /** How long a frame is on its way, milliseconds, counted from the end of its capture. */
  readonly wayMs: (frame: number) => number;
  /** Frames the network loses. */
  readonly loses?: (frame: number) => boolean;
  readonly seconds: number;
  /** How much faster the speaker's clock runs than the listener's, parts per million. */
  readonly driftPpm?: number;
  readonly cap?: keyof typeof modeCapsMs;
}

export interface Heard {
  readonly samples: Float32Array;
  /** What waited at each quarter second, milliseconds. */
  readonly waitingMs: number[];
  readonly playout: Playout;
  readonly lateness: LatenessHistogram;
}

/** One quantum as it is heard. */
export type Taken = (piece: Float32Array, at: number, playout: Playout) => void;

/** A speaker, a network and a listener, all in simulated time: what is heard in the end. */
export function listen(network: Network): Heard {
  const samples = new Float32Array(quanta(network.seconds));
  const waitingMs: number[] = [];
  const { playout, lateness } = listenFor(network, (piece, at, { waiting }) => {
    samples.set(piece, at);
    if (at % (rate / 4) < quantum) waitingMs.push(waiting / perMs);
  });
  return { samples, waitingMs, playout, lateness };
}

/** The same for hours: nothing is kept. */
export function listenFor(network: Network, taken: Taken): { playout: Playout; lateness: LatenessHistogram } {
  const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(2 * rate)));
  const lateness = new LatenessHistogram();
  const arrivals = new Arrivals(lateness);
  const cap = modeCapsMs[network.cap ?? 'balanced'];
  const playout = new Playout(ring, Math.min(lateness.quantileMs, cap) + 20);
  const pace = 1 + (network.driftPpm ?? 0) / 1e6;
  const total = quanta(network.seconds);
  const piece = new Float32Array(quantum);
  const frame = new Float32Array(frameSamples);
  let next = 0;
  let earliest = 0; // TCP keeps the order
  for (let at = 0; at < total; at += quantum) {
    const nowMs = at / perMs;
    for (;;) {
      const sentMs = ((next + 1) * 20) / pace;
      const arrivesMs = Math.max(earliest, sentMs + network.wayMs(next));
      if (arrivesMs > nowMs) break;
      earliest = arrivesMs;
      if (network.loses?.(next) !== true) {
        for (let i = 0; i < frameSamples; i++) frame[i] = network.sound(next * frameSamples + i);
        arrivals.arrived(next * 20, arrivesMs, next > 10);
        playout.pace.slackMs = slackMs(lateness, arrivals, cap);
        ring.write(frame);
      }
      next += 1;
    }
    playout.pull(piece, quantum);
    taken(piece, at, playout);
  }
  return { playout, lateness };
}

function quanta(seconds: number): number {
  return Math.floor((seconds * rate) / quantum) * quantum;
}

/** A sound worked out once and played round and round, for long simulations. */
export function looped(sound: (index: number) => number, samples: number): (index: number) => number {
  const table = Float32Array.from({ length: samples }, (_, i) => sound(i));
  return (index) => table[index % samples] as number;
}

/** The largest step from one sample to the next: a click stands out. */
export function largestStep(samples: Float32Array, from = 0, to = samples.length): number {
  let largest = 0;
  for (let i = from + 1; i < to; i++) {
    largest = Math.max(largest, Math.abs((samples[i] as number) - (samples[i - 1] as number)));
  }
  return largest;
}

export function sine(hertz: number, amplitude = 0.5): (index: number) => number {
  return (index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate);
}

/** Something like a voice: a pitch that wanders, overtones, syllables. */
export function voiceLike(index: number): number {
  const t = index / rate;
  const phase = 2 * Math.PI * (130 * t + 4 * Math.sin(2 * Math.PI * 0.7 * t));
  const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.2 * t)) ** 0.5;
  let sum = 0;
  for (let overtone = 1; overtone <= 8; overtone++) sum += Math.sin(phase * overtone) / overtone;
  return 0.2 * syllable * sum;
}

/** A seeded generator (mulberry32), from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The pitch of a stretch by counting rising zero crossings, in hertz. */
export function pitch(samples: Float32Array, from: number, to: number): number {
  let crossings = 0;
  for (let i = from + 1; i < to; i++) {
    if ((samples[i - 1] as number) < 0 && (samples[i] as number) >= 0) crossings += 1;
  }
  return (crossings * rate) / (to - from);
}
