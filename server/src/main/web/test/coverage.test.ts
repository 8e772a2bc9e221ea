import { describe, expect, test } from 'vitest';
import { Coverage, type CoverageView } from '@dragoman/client';
import { coverageOf } from '../src/state/sitting/coverage';

const view = {
  position: 7n,
  languages: [
    {
      language: 'az',
      channels: [{ channel: 3, coverage: Coverage.RELAY, via: 'en', booth: 'fr' }],
    },
    { language: 'en', channels: [{ channel: 3, coverage: Coverage.DIRECT, via: '', booth: 'fr' }] },
  ],
} as unknown as CoverageView;

describe('coverage', () => {
  test('it_is_that_of_the_language_the_next_speaker_delivers_in', () => {
    expect(coverageOf(view, 'az')[0]?.coverage).toBe(Coverage.RELAY);
    expect(coverageOf(view, 'en')[0]?.coverage).toBe(Coverage.DIRECT);
  });

  test('nothing_is_said_of_a_language_the_hub_said_nothing_of', () => {
    expect(coverageOf(view, 'fr')).toEqual([]);
    expect(coverageOf(view, undefined)).toEqual([]);
    expect(coverageOf(undefined, 'az')).toEqual([]);
  });
});
