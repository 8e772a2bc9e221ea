import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToPlayer } from '../../src/audio/messages.js';
import { Mixer } from '../../src/dsp/mixer.js';
import { ringBytes, SampleRing } from '../../src/dsp/ring.js';
import { frameSamples, perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { Ear } from '../../src/worker/ear.js';
import { mostMicrophones, whoGivesWay } from '../../src/worker/microphones.js';
import { largestStep, sine } from '../dsp/simulation.js';

const loud = 200;
const quiet = 0;
const own = Object.getOwnPropertyDescriptor(globalThis, 'crossOriginIsolated');

beforeAll(() =>
  Object.defineProperty(globalThis, 'crossOriginIsolated', { value: false, configurable: true }),
);
afterAll(() => {
  if (own === undefined) Reflect.deleteProperty(globalThis, 'crossOriginIsolated');
  else Object.defineProperty(globalThis, 'crossOriginIsolated', own);
});

/** Each track says a tone of its own; the packet holds the track's number, the decoder sings it. */
function toneOf(track: number): (index: number) => number {
  return sine(300 + 170 * track, 0.2);
}

/** A listener from the wire to the loudspeaker in simulated time, and a hall of microphones. */
class Hall {
  readonly mixer: Mixer;
  readonly ear: Ear;
  readonly decoding = new Set<number>();
  most = 0;
  private readonly rings = new Map<number, SampleRing>();
  private readonly speaking = new Map<number, { voice: number; epoch: number; at: number }>();
  private nowMs = 0;
  private sequence = 0;

  constructor() {
    const over = (id: number) => {
      this.rings.delete(id);
      this.ear.fromPlayer({ tell: 'over', id });
    };
    this.mixer = new Mixer({ heard: () => undefined, over });
    this.ear = new Ear(
      (taker) => {
        let sung = -1;
        return {
          kind: 'webcodecs',
          decode: ([track = 0], captured) => {
            this.decoding.add((sung = track));
            taker(Float32Array.from({ length: frameSamples }, (_, i) => toneOf(track)(captured + i)));
          },
          close: () => this.decoding.delete(sung),
        };
      },
      {
        hubNowMs: () => this.nowMs,
        toPlayer: (told) => this.toPlayer(told),
        failed: (text) => expect.fail(text),
      },
    );
    this.ear.want([0]);
    this.mixer.hear(0);
  }

  opens(track: number, voice = loud, epoch = track): void {
    this.speaking.set(track, { voice, epoch, at: 0 });
  }

  closes(track: number): void {
    this.speaking.delete(track);
  }

  run(milliseconds: number): Float32Array {
    const out = new Float32Array(Math.ceil((milliseconds * perMs) / frameSamples) * frameSamples);
    for (let at = 0; at < out.length; at += frameSamples) {
      for (const [track, one] of this.speaking) {
        const { voice, epoch } = one;
        const opus = new Uint8Array([track]);
        const sequence = this.sequence++;
        this.ear.frame(
          { channel: 0, track, epoch, sequence, captured: one.at, voice, opus, hubTimeMs: 0 },
          this.nowMs,
        );
        one.at += frameSamples;
      }
      this.most = Math.max(this.most, this.decoding.size);
      for (let part = 0; part < frameSamples; part += 120) {
        this.mixer.render(out.subarray(at + part, at + part + 120), Math.min(120, quantum));
      }
      this.nowMs += 20;
      if (this.nowMs % 1_000 === 0) this.ear.stats(this.nowMs, 0, 0);
    }
    return out;
  }

  private toPlayer(told: ToPlayer): void {
    if (told.tell === 'track') {
      const ring = new SampleRing(new ArrayBuffer(ringBytes));
      this.rings.set(told.id, ring);
      expect(this.mixer.add(told.id, told.channel, ring, told.startMs)).toBe(true);
    } else if (told.tell === 'samples') this.rings.get(told.id)?.write(told.samples);
    else if (told.tell === 'ending') {
      const playout = this.mixer.playout(told.id);
      if (playout !== undefined) playout.ending = true;
    }
  }
}

/** How much of a tone is in the samples, as its amplitude. */
function amplitude(samples: Float32Array, track: number): number {
  const step = (2 * Math.PI * (300 + 170 * track)) / rate;
  let [re, im] = [0, 0];
  samples.forEach((sample, i) => {
    re += sample * Math.cos(step * i);
    im += sample * Math.sin(step * i);
  });
  return (2 * Math.hypot(re, im)) / samples.length;
}

describe('several open microphones of the floor', () => {
  test('are_heard_together_each_at_its_own_loudness', () => {
    const hall = new Hall();
    hall.opens(1);
    hall.opens(2);
    hall.opens(3);
    hall.run(1_000);
    const heard = hall.run(1_000);
    for (const track of [1, 2, 3]) expect(amplitude(heard, track), `track ${track}`).toBeCloseTo(0.2, 1);
    expect(largestStep(heard)).toBeLessThan(0.2);
  });

  test('one_that_closes_fades_without_a_click_and_the_others_go_on', () => {
    const hall = new Hall();
    hall.opens(1);
    hall.opens(2);
    hall.run(1_000);
    hall.closes(1);
    const during = hall.run(600);
    expect(largestStep(during)).toBeLessThan(0.1);
    const after = hall.run(500);
    expect(amplitude(after, 1)).toBeLessThan(0.005);
    expect(amplitude(after, 2)).toBeCloseTo(0.2, 1);
    hall.run(3_500);
    expect([...hall.decoding]).toEqual([2]);
  });

  test('a_new_lease_of_the_same_track_is_another_source_and_no_gap', () => {
    const hall = new Hall();
    hall.opens(1, loud, 7);
    hall.run(1_000);
    hall.opens(1, loud, 8);
    const during = hall.run(500);
    expect(largestStep(during)).toBeLessThan(0.06);
    for (let at = 0; at + 4_800 <= during.length; at += 4_800) {
      expect(rms(during, at, 4_800), `from ${at / perMs} ms`).toBeGreaterThan(0.04);
    }
  });

  test('no_more_than_five_are_decoded_and_whoever_speaks_is_among_them', () => {
    const hall = new Hall();
    for (let track = 1; track <= 8; track++) hall.opens(track, quiet);
    hall.run(1_000);
    expect(hall.decoding.size).toBe(mostMicrophones);
    hall.opens(8, loud);
    hall.run(1_000);
    expect(hall.decoding.has(8)).toBe(true);
    expect(hall.decoding.size).toBe(mostMicrophones);
    expect(amplitude(hall.run(500), 8)).toBeCloseTo(0.2, 1);
    expect(hall.most).toBeLessThanOrEqual(mostMicrophones);
  });

  test('nobody_in_the_middle_of_a_sentence_gives_way', () => {
    const hall = new Hall();
    for (let track = 1; track <= 5; track++) hall.opens(track);
    hall.run(500);
    hall.opens(6);
    hall.run(500);
    expect([...hall.decoding].sort()).toEqual([1, 2, 3, 4, 5]);
    hall.opens(3, quiet, 3);
    hall.run(1_000);
    expect([...hall.decoding].sort()).toEqual([1, 2, 4, 5, 6]);
  });

  test('five_at_full_voice_stay_below_the_ceiling', () => {
    const hall = new Hall();
    for (let track = 1; track <= 5; track++) hall.opens(track);
    hall.run(1_000);
    const heard = hall.run(1_000);
    expect(Math.max(...heard.map(Math.abs))).toBeLessThanOrEqual(0.89);
    expect(rms(heard)).toBeGreaterThan(0.25);
  });
});

describe('who gives way', () => {
  const at = (heardAtMs: number, spokeAtMs: number) => ({ heardAtMs, spokeAtMs });

  test('is_whoever_was_silent_longest_and_before_them_who_has_gone', () => {
    const silent = at(10_000, 8_000);
    const gone = at(9_700, 9_700);
    expect(whoGivesWay([at(10_000, 9_900), silent], 10_000)).toBe(silent);
    expect(whoGivesWay([silent, gone], 10_000)).toBe(gone);
    expect(whoGivesWay([at(10_000, 9_500), at(10_000, 9_900)], 10_000)).toBeUndefined();
  });
});
