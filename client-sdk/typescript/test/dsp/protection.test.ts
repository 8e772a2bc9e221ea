import { describe, expect, test } from 'vitest';
import { Exposure } from '../../src/dsp/exposure.js';
import { HearingProtection } from '../../src/dsp/protection.js';
import { amplitude, safeLevels } from '../../src/dsp/safelevels.js';
import { perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { largestStep, seeded, sine, voiceLike } from './simulation.js';

const levels = safeLevels();
const ceiling = Math.SQRT2 * amplitude(levels.ceiling);
const delay = 5 * perMs;

/** An ear that hears `sound` for so many milliseconds more, each time it is called. */
function ear(protection = new HearingProtection()) {
  let tick = 0;
  const hear = (sound: (i: number) => number, milliseconds: number): Float32Array => {
    const out = new Float32Array(Math.ceil((milliseconds * perMs) / quantum) * quantum);
    for (let at = 0; at < out.length; at += quantum) {
      const piece = out.subarray(at, at + quantum);
      for (let i = 0; i < quantum; i++) piece[i] = sound(tick + at + i);
      protection.run(piece, quantum);
    }
    tick += out.length;
    return out;
  };
  return { hear, protection };
}

const decibels = (samples: Float32Array, from: number, count: number) =>
  20 * Math.log10(rms(samples, from, count) + 1e-9);
const loudest = (samples: Float32Array) => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

describe('the ceiling', () => {
  test('no_sample_of_anything_passes_it', () => {
    const random = seeded(3);
    const sounds: ((i: number) => number)[] = [
      () => (random() - 0.5) * 8,
      sine(60, 6),
      sine(7_000, 6),
      (i) => (i % 4_800 === 0 ? 8 : 0),
      (i) => (i % 9_600 < 4_800 ? 1 : -1),
      (i) => 5 * voiceLike(i),
    ];
    for (const sound of sounds) expect(loudest(ear().hear(sound, 2_000))).toBeLessThanOrEqual(ceiling + 1e-6);
  });

  test('a_single_click_is_turned_down_by_a_ramp_before_it_and_not_cut_off', () => {
    const { hear } = ear();
    const at = 9_600;
    const out = hear((i) => 0.05 * Math.sin(i / 12) + (i === at ? 4 : 0), 400);
    expect(Math.abs(out[at + delay] as number)).toBeLessThanOrEqual(ceiling + 1e-6);
    const before = out.slice(at, at + delay - 2);
    expect(largestStep(before)).toBeLessThan((0.05 / 12) * 1.5);
    expect(rms(before, delay - 60, 50)).toBeLessThan(0.05 / Math.SQRT2);
  });

  test('follows_the_headset', () => {
    const { hear, protection } = ear();
    protection.measure(safeLevels(120));
    expect(loudest(hear(sine(1_000, 1), 2_000))).toBeLessThanOrEqual(
      amplitude(100 - 123.01) * Math.SQRT2 + 1e-4,
    );
    expect(() => safeLevels(40)).toThrow(RangeError);
  });
});

describe('what lasts', () => {
  test('a_tone_of_any_level_is_brought_to_94_db_spl_after_100_ms_and_stays_there', () => {
    for (const level of [-10, -6, -3, 0]) {
      const { hear } = ear();
      hear(sine(500, amplitude(-18)), 20_000); // what is usual: no jump
      const out = hear(sine(500, amplitude(level)), 12_000);
      for (let ms = 120; ms + 100 < 12_000; ms += 100) {
        expect(decibels(out, ms * perMs, 100 * perMs)).toBeLessThanOrEqual(levels.sustained + 0.3);
      }
      expect(decibels(out, 11_000 * perMs, 500 * perMs)).toBeCloseTo(
        Math.min(level - 3.01, levels.sustained),
        0,
      );
    }
  });

  test('a_tone_below_it_passes_untouched', () => {
    const out = ear().hear(sine(500, amplitude(-16)), 3_000);
    for (let i = rate; i < 2 * rate; i += 97)
      expect(out[i]).toBeCloseTo(sine(500, amplitude(-16))(i - delay), 6);
  });
});

describe('a jump', () => {
  const speech = (i: number) => 0.25 * voiceLike(i);

  test('speech_is_never_taken_for_one_and_passes_5_ms_later_unchanged', () => {
    const { hear, protection } = ear();
    const out = hear(speech, 20_000);
    expect(protection.jumps).toBe(0);
    for (let i = 5 * rate; i < 15 * rate; i += 101) expect(out[i]).toBeCloseTo(speech(i - delay), 5);
  });

  test('of_20_db_after_a_minute_of_quiet_speech_is_softened_from_its_first_sample', () => {
    const { hear, protection } = ear();
    hear((i) => 0.12 * voiceLike(i), 60_000);
    const usual = -26;
    const out = hear(sine(1_000, 1), 1_000);
    expect(protection.jumps).toBe(1);
    for (let ms = 5; ms < 200; ms += 5) {
      expect(decibels(out, ms * perMs, 5 * perMs)).toBeLessThan(usual + 15);
    }
    for (let ms = 15; ms < 500; ms += 5) {
      expect(decibels(out, ms * perMs, 5 * perMs)).toBeLessThan(usual + 10);
    }
    expect(protection.takeReduction()).toBeGreaterThan(10);
    expect(protection.takeReduction()).toBeLessThan(25);
  });

  test('that_stays_is_let_come_up_to_the_sustained_limit_within_seconds', () => {
    const { hear } = ear();
    hear((i) => 0.12 * voiceLike(i), 20_000);
    const out = hear(sine(1_000, 1), 15_000);
    expect(decibels(out, 14_000 * perMs, 500 * perMs)).toBeCloseTo(levels.sustained, 0);
  });

  test('after_a_long_silence_a_voice_is_not_one', () => {
    const { hear, protection } = ear();
    hear(speech, 10_000);
    hear(() => 0, 120_000);
    hear(speech, 5_000);
    expect(protection.jumps).toBe(0);
  });

  test('of_feedback_that_howls_up_is_held_down', () => {
    const { hear } = ear();
    hear((i) => 0.12 * voiceLike(i), 20_000);
    const out = hear(
      (i) => Math.min(1, 0.0005 * Math.exp((i % (60 * rate)) / 1_500)) * sine(2_300, 1)(i),
      3_000,
    );
    expect(loudest(out)).toBeLessThanOrEqual(ceiling);
    expect(decibels(out, 2_000 * perMs, 1_000 * perMs)).toBeLessThanOrEqual(levels.sustained + 0.3);
  });
});

describe('the mean of a minute', () => {
  const loud = sine(1_000, amplitude(-20)); // 82 dB SPL

  test('past_80_db_spl_is_told_once_with_two_beeps_and_then_not_for_half_an_hour', () => {
    const { hear, protection } = ear();
    hear(loud, 59_000);
    expect(protection.takeNotice()).toBe(false);
    hear(loud, 1_500);
    expect(protection.takeNotice()).toBe(true);
    expect(protection.meanSpl).toBeCloseTo(82, 0);
    hear(loud, 60_000);
    expect(protection.takeNotice()).toBe(false);
  });

  test('is_told_again_after_half_an_hour_and_not_before', () => {
    const exposure = new Exposure(levels.mean);
    const second = Float32Array.from({ length: rate }, (_, i) => loud(i));
    const told: number[] = [];
    for (let at = 1; at <= 1_900; at++) if (exposure.see(second, rate)) told.push(at);
    expect(told).toEqual([60, 1_860]);
  });

  test('the_beeps_are_two_of_100_ms_with_100_ms_between_and_70_db_spl', () => {
    const { hear, protection } = ear();
    hear(loud, 59_900);
    const out = hear(() => 0, 700);
    expect(protection.takeNotice()).toBe(true);
    const level = Array.from({ length: 13 }, (_, at) => decibels(out, at * 50 * perMs, 50 * perMs));
    const sounding = level.map((one) => (one > levels.beep - 6 ? '-' : ' ')).join('');
    expect(sounding.slice(2).trim()).toBe('--  --'); // the first is the end of the tone
    expect(Math.max(...level.slice(2))).toBeLessThanOrEqual(levels.beep + 0.1);
  });

  test('of_a_quiet_hour_says_nothing', () => {
    const { hear, protection } = ear();
    for (let minute = 0; minute < 5; minute++) hear(sine(1_000, amplitude(-24)), 60_000);
    expect(protection.takeNotice()).toBe(false);
    expect(protection.meanSpl).toBeLessThan(80);
  });
});
