import { expect, test } from 'vitest';
import { CalibrationTone } from '../../src/dsp/calibration.js';
import { amplitude, safeLevels } from '../../src/dsp/safelevels.js';
import { quantum, rate } from '../../src/dsp/samples.js';

/** Plays the tone over speech at half scale for so long, and keeps what comes out. */
function play(tone: CalibrationTone, seconds: number): Float32Array {
  const out = new Float32Array(seconds * rate);
  for (let at = 0; at < out.length; at += quantum) {
    const piece = new Float32Array(quantum).fill(0.5);
    tone.run(piece, quantum);
    out.set(piece, at);
  }
  return out;
}

const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

test.each([85, 102, 130])('in_a_headset_of_%i_dB_the_tone_is_what_would_be_70_dB_SPL', (headset) => {
  const { fullScale } = safeLevels(headset);
  const tone = new CalibrationTone();
  tone.measure(fullScale);
  tone.play(true);
  play(tone, 1);
  expect(20 * Math.log10(rms(play(tone, 1))) + fullScale).toBeCloseTo(70, 1);
});

test('where_the_headset_is_louder_than_was_said_it_is_still_below_the_ceiling', () => {
  const tone = new CalibrationTone();
  tone.measure(safeLevels().fullScale);
  tone.play(true);
  const { ceiling } = safeLevels(130);
  expect(Math.max(...play(tone, 1).subarray(rate / 2))).toBeLessThan(Math.SQRT2 * amplitude(ceiling));
});

test('it_ends_by_itself_after_a_minute_and_by_hand_at_once_without_a_click', () => {
  const tone = new CalibrationTone();
  tone.measure(safeLevels().fullScale);
  tone.play(true);
  play(tone, 59);
  expect(tone.playing).toBe(true);
  play(tone, 2);
  expect(tone.playing).toBe(false);
  tone.play(true);
  play(tone, 1);
  tone.play(false);
  const after = play(tone, 1);
  expect(after.at(-1)).toBe(0.5);
  const steps = after.map((sample, at) => Math.abs(sample - (after[at - 1] ?? sample)));
  expect(Math.max(...steps)).toBeLessThan(0.01);
});

test('what_is_heard_is_untouched_while_no_tone_was_asked_for', () => {
  expect(new Set(play(new CalibrationTone(), 1))).toEqual(new Set([0.5]));
});
