import { describe, expect, test } from 'vitest';
import { compared, longestLag, Matcher, shortestLag } from '../../src/dsp/match.js';
import { rate } from '../../src/dsp/samples.js';
import { seeded, sine, voiceLike } from './simulation.js';

const window = (sound: (i: number) => number, from = 1_234) =>
  Float32Array.from({ length: longestLag + compared }, (_, i) => sound(from + i));

describe('a match', () => {
  test.each([80, 97, 133, 230, 311, 610])(
    'of_a_tone_of_%i_Hz_is_a_whole_number_of_its_periods_away',
    (hertz) => {
      const tone = window(sine(hertz, 0.3));
      const { lag, likeness } = new Matcher().match(tone, tone, shortestLag, longestLag);
      const periods = lag / (rate / hertz);
      expect(Math.abs(periods - Math.round(periods))).toBeLessThan(0.03);
      expect(likeness).toBeGreaterThan(0.99);
    },
  );

  test('of_a_voice_is_its_pitch', () => {
    const voice = window(voiceLike, 5_000);
    const { lag, likeness } = new Matcher().match(voice, voice, shortestLag, longestLag);
    expect(likeness).toBeGreaterThan(0.8);
    expect(lag).toBeGreaterThan(300);
    expect(lag).toBeLessThan(420);
  });

  test('is_found_to_the_sample_wherever_it_lies', () => {
    const random = seeded(9);
    for (let place = 0; place <= longestLag; place += 37) {
      const noise = Float32Array.from({ length: compared }, () => random() - 0.5);
      const region = Float32Array.from({ length: longestLag + compared }, () => 0.1 * (random() - 0.5));
      region.set(noise, place);
      expect(new Matcher().match(noise, region, 0, longestLag).lag).toBe(place);
    }
  });

  test('of_noise_is_not_like_it', () => {
    const random = seeded(4);
    const noise = window(() => random() - 0.5);
    expect(new Matcher().match(noise, noise, shortestLag, longestLag).likeness).toBeLessThan(0.5);
  });

  test('of_silence_is_anywhere', () => {
    const silence = window(() => 0);
    expect(new Matcher().match(silence, silence, shortestLag, longestLag).likeness).toBe(1);
  });
});
