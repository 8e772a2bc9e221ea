import { describe, expect, test } from 'vitest';
import { SpeakingWatch } from '../../src/audio/speaking.js';

describe('speaking while closed', () => {
  const run = (voices: (ms: number) => number, live = false) => {
    const told: number[] = [];
    const watch = new SpeakingWatch((forMs) => told.push(forMs));
    for (let ms = 0; ms < 10_000; ms += 70) watch.heard(voices(ms), live, ms);
    return told;
  };

  test('whoever_speaks_for_a_second_and_a_half_is_told_and_again_while_it_lasts', () => {
    const told = run((ms) => (ms < 6_000 ? 200 : 0));
    expect(told[0]).toBeGreaterThanOrEqual(1_500);
    expect(told[0]).toBeLessThan(1_700);
    expect(told.length).toBe(4);
  });

  test('the_gaps_between_words_do_not_count_as_silence', () => {
    expect(run((ms) => (ms % 1_000 < 500 ? 200 : 0)).length).toBeGreaterThan(3);
  });

  test('a_word_now_and_then_is_nothing', () => {
    expect(run((ms) => (ms % 3_000 < 400 ? 200 : 0))).toEqual([]);
  });

  test('a_live_microphone_is_meant_to_be_spoken_into', () => {
    expect(run(() => 200, true)).toEqual([]);
  });
});
