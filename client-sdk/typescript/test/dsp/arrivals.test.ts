import { describe, expect, test } from 'vitest';
import { Arrivals, LatenessHistogram, modeCapsMs, slackMs } from '../../src/dsp/arrivals.js';
import { seeded } from './simulation.js';

function run(
  lateness: LatenessHistogram,
  seconds: number,
  lateMs: (frame: number) => number,
  from = 0,
): Arrivals {
  const arrivals = new Arrivals(lateness);
  for (let frame = from; frame < from + seconds * 50; frame++) {
    arrivals.arrived(frame * 20, 1_000_000 + frame * 20 + lateMs(frame));
  }
  return arrivals;
}

describe('arrivals', () => {
  test('before_anything_is_known_60_ms_of_lateness_are_believed', () => {
    expect(new LatenessHistogram().quantileMs).toBe(60);
  });

  test('a_calm_network_is_believed_within_a_second', () => {
    const lateness = new LatenessHistogram();
    run(lateness, 1.1, () => 0);
    expect(lateness.quantileMs).toBeLessThanOrEqual(5);
  });

  test('lateness_counts_from_the_fastest_so_that_the_clocks_need_not_agree', () => {
    const lateness = new LatenessHistogram();
    const arrivals = run(lateness, 10, (frame) => 5_000_000 + (frame % 10 === 0 ? 40 : 0));
    expect(lateness.quantileMs).toBe(40);
    expect(arrivals.recentMs).toBe(40);
  });

  test('one_stall_a_minute_does_not_set_the_wait_but_one_in_five_seconds_does', () => {
    const seldom = new LatenessHistogram();
    run(seldom, 240, (frame) => (frame % 3_000 === 2_999 ? 200 : 10 * seeded(frame)()));
    expect(seldom.quantileMs).toBeLessThanOrEqual(15);
    const often = new LatenessHistogram();
    run(often, 240, (frame) => (frame % 250 === 249 ? 200 : 10 * seeded(frame)()));
    expect(often.quantileMs).toBeGreaterThanOrEqual(195);
  });

  test('a_network_that_calms_down_is_forgiven_within_four_minutes', () => {
    const lateness = new LatenessHistogram();
    run(lateness, 60, (frame) => (frame % 25 === 0 ? 150 : 0));
    expect(lateness.quantileMs).toBe(150);
    run(lateness, 240, () => 0, 3_000);
    expect(lateness.quantileMs).toBeLessThanOrEqual(5);
  });

  test('a_clock_that_drifts_never_looks_like_lateness', () => {
    const lateness = new LatenessHistogram();
    run(lateness, 600, (frame) => (frame * 20 * 200) / 1e6);
    expect(lateness.quantileMs).toBeLessThanOrEqual(5);
  });

  test('slack_is_what_was_not_late_yet_and_below_zero_past_the_cap', () => {
    const lateness = new LatenessHistogram();
    const calm = run(lateness, 60, (frame) => (frame % 25 === 0 && frame < 2_900 ? 100 : 0));
    expect(slackMs(lateness, calm, modeCapsMs.balanced)).toBeCloseTo(104, 0);
    const stalled = run(lateness, 10, (frame) => (frame === 495 ? 400 : 0));
    expect(slackMs(lateness, stalled, modeCapsMs.stable)).toBeCloseTo(4, 0);
    expect(slackMs(lateness, stalled, modeCapsMs.fast)).toBeCloseTo(-276, 0);
  });
});
