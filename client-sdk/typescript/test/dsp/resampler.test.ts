import { describe, expect, test } from 'vitest';
import { Resampler } from '../../src/dsp/resampler.js';
import { quantum, rate, rms } from '../../src/dsp/samples.js';
import { largestStep, pitch } from './simulation.js';

function resampled(from: number, hertz: number, seconds: number): Float32Array {
  const resampler = new Resampler(from, quantum);
  const out = new Float32Array(Math.ceil(seconds * rate) + 1_000);
  const piece = new Float32Array(1_024);
  let made = 0;
  for (let at = 0; at < from * seconds; at += quantum) {
    const input = Float32Array.from(
      { length: quantum },
      (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * (at + i)) / from),
    );
    const count = resampler.push(input, quantum, piece);
    out.set(piece.subarray(0, count), made);
    made += count;
  }
  return out.subarray(0, made);
}

describe('resampler', () => {
  test.each([16_000, 32_000, 44_100, 96_000])('a_tone_of_%i_hz_keeps_pitch_loudness_and_length', (from) => {
    const out = resampled(from, 1_000, 2);
    expect(out.length / rate).toBeCloseTo(2, 1);
    expect(pitch(out, rate / 2, rate)).toBeCloseTo(1_000, -1);
    expect(rms(out, rate / 2, rate / 2)).toBeCloseTo(0.3535, 2);
    expect(largestStep(out, 1_000)).toBeLessThan(0.5 * ((2 * Math.PI * 1_000) / rate) * 1.05);
  });

  test('what_48_khz_cannot_hold_is_left_out', () => {
    expect(rms(resampled(96_000, 30_000, 1), rate / 4, rate / 2)).toBeLessThan(0.005);
  });
});
