import { describe, expect, test } from 'vitest';
import { Biquad, highShelf, lowShelf } from '../../src/dsp/biquad.js';
import { LoudnessMeter } from '../../src/dsp/loudness.js';
import { amplitude } from '../../src/dsp/safelevels.js';
import { quantum, rate, rms } from '../../src/dsp/samples.js';
import { sine } from './simulation.js';

function measured(sound: (i: number) => number, seconds: number): LoudnessMeter {
  const meter = new LoudnessMeter();
  for (let at = 0; at < seconds * rate; at += quantum) {
    meter.see(
      Float32Array.from({ length: quantum }, (_, i) => sound(at + i)),
      quantum,
    );
  }
  return meter;
}

describe('loudness meter', () => {
  test('a_full_scale_sine_of_997_hz_in_one_channel_is_minus_3_01_lufs', () => {
    const meter = measured(sine(997, 1), 4);
    expect(meter.shortTerm).toBeCloseTo(-3.01, 1);
    expect(meter.momentary).toBeCloseTo(-3.01, 1);
  });

  test('a_sine_is_as_much_quieter_as_its_amplitude', () => {
    for (const decibels of [-20, -23, -33, -40]) {
      expect(measured(sine(997, amplitude(decibels)), 4).shortTerm).toBeCloseTo(decibels - 3.01, 1);
    }
  });

  // What BS.1770's two filters do to a pitch at 48 kHz, worked out from their coefficients.
  test.each([
    [25, -10.39],
    [100, -1.13],
    [500, 0.04],
    [1_000, 0.7],
    [2_000, 3.07],
    [10_000, 4.04],
  ])('at_%i_hz_the_weighting_is_%f_db', (hertz, decibels) => {
    expect(measured(sine(hertz, 1), 4).shortTerm).toBeCloseTo(-3.01 - 0.691 + decibels, 1);
  });

  test('momentary_looks_back_400_ms_and_short_term_3_s', () => {
    const meter = measured((i) => (i < 3 * rate ? sine(997, 0.1)(i) : 0), 3.5);
    expect(meter.momentary).toBeLessThanOrEqual(-69);
    expect(meter.shortTerm).toBeCloseTo(-23.01 + 10 * Math.log10(2.5 / 3), 1);
  });

  test('silence_is_the_end_of_the_scale', () => expect(measured(() => 0, 4).shortTerm).toBe(-70));
});

describe('tone', () => {
  const gainAt = (filter: Biquad, hertz: number) => {
    const out = Float32Array.from({ length: rate }, (_, i) => filter.next(sine(hertz, 0.5)(i)));
    return 20 * Math.log10(rms(out, rate / 2, rate / 2) / (0.5 / Math.SQRT2));
  };

  test.each([-12, -6, 0, 6, 12])('bass_of_%i_db_is_that_far_down_and_nothing_far_up', (decibels) => {
    expect(gainAt(new Biquad(lowShelf(250, decibels)), 30)).toBeCloseTo(decibels, 0);
    expect(gainAt(new Biquad(lowShelf(250, decibels)), 8_000)).toBeCloseTo(0, 1);
    expect(gainAt(new Biquad(lowShelf(250, decibels)), 250)).toBeCloseTo(decibels / 2, 0);
  });

  test.each([-12, -6, 0, 6, 12])('treble_of_%i_db_is_that_far_up_and_nothing_far_down', (decibels) => {
    expect(gainAt(new Biquad(highShelf(3_000, decibels)), 16_000)).toBeCloseTo(decibels, 0);
    expect(gainAt(new Biquad(highShelf(3_000, decibels)), 100)).toBeCloseTo(0, 1);
    expect(gainAt(new Biquad(highShelf(3_000, decibels)), 3_000)).toBeCloseTo(decibels / 2, 0);
  });
});
