import { expect, test } from 'vitest';
import type { Speech } from '@dragoman/client';
import { minutes, share, speechClock, timeOfDay } from '../src/state/sitting/clock';

const speech = (of: Partial<Speech>) =>
  ({ limitSeconds: 180, usedMs: 0, runningSinceMs: 1_000_000n, ...of }) as Speech;

test('a_running_clock_counts_from_what_was_used_before', () => {
  const clock = speechClock(speech({ usedMs: 20_000 }), 1_030_000);
  expect(clock).toMatchObject({ usedMs: 50_000, leftMs: 130_000, tone: 'calm', running: true });
});

test('a_standing_clock_does_not_count', () => {
  const clock = speechClock(speech({ usedMs: 20_000, runningSinceMs: 0n }), 9_999_999);
  expect(clock).toMatchObject({ usedMs: 20_000, running: false });
});

test('it_turns_amber_at_a_minute_left_and_red_at_nothing', () => {
  const tones = [119_999, 120_000, 179_999, 180_000].map(
    (used) => speechClock(speech({ usedMs: used, runningSinceMs: 0n }), 0).tone,
  );
  expect(tones).toEqual(['calm', 'attention', 'attention', 'over']);
});

test('over_run_counts_up_and_the_bar_stays_full', () => {
  const clock = speechClock(speech({ usedMs: 201_000, runningSinceMs: 0n }), 0);
  expect(clock.leftMs).toBe(-21_000);
  expect(share(clock)).toBe(1);
});

test('without_a_limit_it_stays_calm', () => {
  const clock = speechClock(speech({ limitSeconds: 0, usedMs: 9_000_000 }), 1_000_000);
  expect(clock).toMatchObject({ leftMs: Infinity, tone: 'calm' });
  expect(share(clock)).toBe(0);
});

test('minutes_show_hours_only_where_there_are_any', () => {
  expect([0, 59_999, 600_000, 3_661_000, -5].map(minutes)).toEqual([
    '00:00',
    '00:59',
    '10:00',
    '1:01:01',
    '00:00',
  ]);
});

test('the_time_of_day_is_the_conferences', () => {
  expect(timeOfDay(Date.UTC(2013, 2, 18, 6, 0), 'Asia/Baku')).toBe('10:00');
});

test('a_zone_that_the_browser_does_not_know_is_no_reason_to_show_nothing', () => {
  expect(timeOfDay(0, 'Z')).toMatch(/^\d\d:\d\d$/);
});
