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
function toneOf(track: number, level = 0.2): (index: number) => number {
  return sine(300 + 170 * track, level);
}

/** A listener from the wire to the loudspeaker in simulated time, and a hall of microphones. */
class Hall {
  readonly mixer: Mixer;
  readonly ear: Ear;
  readonly decoding = new Set<number>();
  /** How loud a track's tone is, where it is not as loud as the others. */
  readonly levels = new Map<number, number>();
  most = 0;
  private readonly rings = new Map<number, SampleRing>();
  private readonly speaking = new Map<number, { voice: number; epoch: number; at: number }>();
  private nowMs = 0;
  private sequence = 0;

  constructor(private readonly channel = 0) {
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
            taker(Float32Array.from({ length: frameSamples }, (_, i) => this.sings(track, captured + i)));
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
    this.ear.want([channel]);
    this.mixer.hear(channel);
  }

  private sings(track: number, at: number): number {
    return toneOf(track, this.levels.get(track))(at);
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
          { channel: this.channel, track, epoch, sequence, captured: one.at, voice, opus, hubTimeMs: 0 },
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
      expect(this.mixer.add(told.id, told.channel, ring, told.startMs, told.rises)).toBe(true);
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

describe('another voice on the channel of a language', () => {
  const [booth, floor, language] = [1, 2, 3];
  const part = 50 * perMs;

  /** Amplitudes of each 50 ms from the first sample of a track on. */
  function from(heard: Float32Array, track: number): number[] {
    const start = heard.findIndex((sample) => Math.abs(sample) > 1e-4);
    expect(start).toBeGreaterThanOrEqual(0);
    const parts = Math.floor((heard.length - start) / part);
    return Array.from({ length: parts }, (_, at) =>
      amplitude(heard.subarray(start + at * part, start + (at + 1) * part), track),
    );
  }

  test('after_a_booths_end_the_floor_rises_from_low_to_whole_in_three_tenths_of_a_second', () => {
    const hall = new Hall(language);
    hall.opens(booth);
    hall.run(1_000);
    hall.closes(booth);
    hall.run(1_000);
    hall.opens(floor);
    const heard = hall.run(700);
    const rise = from(heard, floor).map((one) => one / 0.2);
    expect(rise[0], 'low').toBeLessThan(0.5);
    expect(rise[0], 'and yet the first word is there').toBeGreaterThan(0.2);
    for (let at = 1; at < 6; at++) {
      expect(rise[at], `${at * 50} ms`).toBeGreaterThan(rise[at - 1] as number);
      expect((rise[at] as number) - (rise[at - 1] as number), `${at * 50} ms`).toBeLessThan(0.25);
    }
    expect(rise[3], 'not before 200 ms').toBeLessThan(0.9);
    expect(rise[8], 'by 400 ms').toBeGreaterThan(0.97);
  });

  test('a_loud_floor_is_never_given_what_a_quiet_booth_was_given', () => {
    const hall = new Hall(language);
    hall.mixer.even = true;
    hall.levels.set(booth, 0.02).set(floor, 0.35);
    hall.opens(booth);
    hall.run(6_000);
    const before = rms(hall.run(500));
    hall.closes(booth);
    hall.run(1_000);
    hall.opens(floor);
    const heard = from(hall.run(1_500), floor);
    expect(before, 'the booth is lifted').toBeGreaterThan((2 * 0.02) / Math.SQRT2);
    expect(Math.max(...heard)).toBeLessThan(0.35);
  });

  test('a_partner_who_takes_over_without_a_pause_is_whole_from_the_first_word', () => {
    const hall = new Hall(language);
    hall.opens(booth);
    hall.run(1_000);
    hall.closes(booth);
    hall.opens(floor);
    const heard = hall.run(500);
    const whole = Array.from({ length: heard.length / part }, (_, at) =>
      amplitude(heard.subarray(at * part, (at + 1) * part), floor),
    );
    const first = whole.findIndex((one) => one > 0.01);
    expect(whole[first + 1]).toBeGreaterThan(0.18);
  });

  test('the_same_voice_after_a_pause_is_whole_at_once_and_so_is_who_speaks_next_on_the_floor', () => {
    for (const [channel, next] of [
      [language, booth],
      [0, floor],
    ] as const) {
      const hall = new Hall(channel);
      hall.opens(booth);
      hall.run(1_000);
      hall.closes(booth);
      hall.run(4_000);
      hall.opens(next, loud, 9);
      expect(from(hall.run(500), next)[1], `channel ${channel}`).toBeGreaterThan(0.18);
    }
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
