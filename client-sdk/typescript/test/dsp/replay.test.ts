import { describe, expect, test } from 'vitest';
import { Replay } from '../../src/dsp/replay.js';
import { quantum, rate, rms } from '../../src/dsp/samples.js';
import { largestStep, pitch, sine, voiceLike } from './simulation.js';

/** What is heard while something is said: `then` is called at its second. */
function heard(
  sound: (i: number) => number,
  seconds: number,
  then: readonly [number, (replay: Replay) => void][],
): { out: Float32Array; replay: Replay; behindMs: number[] } {
  const replay = new Replay();
  const out = Float32Array.from({ length: seconds * rate }, (_, i) => sound(i));
  const behindMs: number[] = [];
  for (let at = 0; at + quantum <= out.length; at += quantum) {
    for (const [second, does] of then) if (at <= second * rate && second * rate < at + quantum) does(replay);
    replay.run(out.subarray(at, at + quantum), quantum);
    if (at % rate < quantum) behindMs.push(replay.behind / 48);
  }
  return { out, replay, behindMs };
}

const again = (seconds: number) => (replay: Replay) => replay.again(seconds * rate);

describe('repeating the last seconds', () => {
  test('nothing_changes_until_it_is_asked_for', () => {
    const { out } = heard(voiceLike, 2, []);
    for (let i = 0; i < out.length; i += 97) expect(out[i]).toBeCloseTo(voiceLike(i), 6);
  });

  test('what_was_said_seven_seconds_ago_is_heard_once_more', () => {
    const steps = (i: number) => sine(300 + 100 * Math.floor(i / rate), 0.3)(i); // each second its own pitch
    const { out } = heard(steps, 12, [[10, again(7)]]);
    expect(pitch(out, Math.round(10.1 * rate), Math.round(10.6 * rate))).toBeCloseTo(600, -1.7);
  });

  test('it_is_live_again_within_35_seconds_by_being_played_faster_and_not_higher', () => {
    const { out, replay, behindMs } = heard(voiceLike, 48, [[10, again(7)]]);
    expect(behindMs[11]).toBeGreaterThan(5_500);
    expect(behindMs.slice(11).every((ms, i, all) => i === 0 || ms <= (all[i - 1] as number))).toBe(true);
    expect(replay.behind).toBe(0);
    expect(behindMs.findIndex((ms, second) => second > 10 && ms === 0)).toBeLessThanOrEqual(45);
    expect(out[47 * rate + 5]).toBeCloseTo(voiceLike(47 * rate + 5), 6);
  });

  test('a_tone_keeps_its_pitch_and_there_is_no_click_going_in_catching_up_or_coming_back', () => {
    const { out } = heard(sine(400), 40, [[8, again(5)]]);
    expect(pitch(out, 9 * rate, 20 * rate)).toBeCloseTo(400, -1);
    expect(largestStep(out)).toBeLessThan(0.5 * ((2 * Math.PI * 400) / rate) * 1.7);
  });

  test('back_to_live_at_once_where_that_is_asked_for', () => {
    const { out, replay } = heard(voiceLike, 14, [
      [10, again(7)],
      [11, again(0)],
    ]);
    expect(replay.behind).toBe(0);
    expect(out[12 * rate]).toBeCloseTo(voiceLike(12 * rate), 6);
  });

  test('asked_for_again_it_begins_again', () => {
    const { behindMs } = heard(voiceLike, 16, [
      [8, again(4)],
      [12, again(4)],
    ]);
    expect(behindMs[13]).toBeGreaterThan(3_000);
  });

  test('right_after_joining_there_is_only_what_was_heard', () => {
    const { behindMs, out } = heard(voiceLike, 4, [[1, again(7)]]);
    expect(Math.max(...behindMs)).toBeLessThan(1_010);
    expect(rms(out, rate, rate)).toBeGreaterThan(0.01);
  });
});
