import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChannelSource, type ChannelState } from '@dragoman/client';
import { brokenLink, codeOf, LINKS, platformOf, type Seen } from '../src/delegate/diagnosis';
import { climb, rungFor, standing, stay } from '../src/delegate/ladder';
import { megabytesAnHour } from '../src/delegate/Settings';
import { streamOf } from '../src/delegate/streams';
import { helpFor, weakNetwork } from '../src/delegate/weak';
import { Lately } from '../src/state/sound/lately';
import { remembered } from '../src/state/remembered';
import type { ConsoleState } from '../src/state/hub/pageState';
import type { Fares, Mode, SoundDesk } from '../src/state/sound/sound';

const { BOOTH, FLOOR, SILENT, UNSERVED } = ChannelSource;
const [AZ, RU, EN, FR] = [1, 2, 3, 4];
const TAGS = ['', 'az', 'ru', 'en', 'fr'];

function channels(...sources: ChannelSource[]): readonly ChannelState[] {
  return sources.map((source, at) => ({ channel: at + 1, source }) as ChannelState);
}

describe('the ladder of languages', () => {
  const carried = signal(channels(BOOTH, BOOTH, BOOTH, FLOOR));
  const hearing = signal<number | undefined>(AZ);
  const speech = signal<object | undefined>({});
  const page = {
    channels: {
      get value() {
        return { channels: carried.value };
      },
    },
    floor: {
      get value() {
        return { speech: speech.value };
      },
    },
    names: {
      value: {
        language: (tag: string) =>
          TAGS.includes(tag) ? { channel: TAGS.indexOf(tag) } : undefined,
      },
    },
  } as unknown as ConsoleState;
  const sound = {
    hearing,
    listen: (channel: number | undefined) => (hearing.value = channel),
  } as unknown as SoundDesk;

  beforeEach(() => {
    vi.useFakeTimers();
    remembered.secondLanguage.value = 'ru';
    remembered.thirdLanguage.value = 'en';
    carried.value = channels(BOOTH, BOOTH, BOOTH, FLOOR);
    speech.value = {};
    hearing.value = AZ;
    climb(page, sound);
  });
  afterEach(() => {
    hearing.value = undefined;
    vi.useRealTimers();
  });

  test('the_first_rung_that_is_served_is_heard_and_the_chosen_one_where_none_is', () => {
    expect(rungFor(channels(UNSERVED, SILENT, BOOTH, FLOOR), [AZ, RU, EN], true)).toBe(EN);
    expect(rungFor(channels(UNSERVED, SILENT, SILENT, FLOOR), [AZ, RU, EN], true)).toBe(AZ);
    expect(rungFor(channels(SILENT, BOOTH, BOOTH, FLOOR), [AZ, RU, EN], false)).toBe(AZ);
  });

  test('a_language_that_is_not_interpreted_for_five_seconds_is_left_and_taken_again_when_it_is', () => {
    carried.value = channels(UNSERVED, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(4_900);
    expect(hearing.value).toBe(AZ);
    vi.advanceTimersByTime(200);
    expect(hearing.value).toBe(RU);
    expect(standing.value).toEqual({ chosen: AZ, instead: RU });
    carried.value = channels(BOOTH, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(1_100);
    expect(hearing.value).toBe(AZ);
    expect(standing.value).toBeUndefined();
  });

  test('a_short_pause_of_the_booth_moves_nobody', () => {
    carried.value = channels(SILENT, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(3_000);
    carried.value = channels(BOOTH, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(20_000);
    expect(hearing.value).toBe(AZ);
  });

  test('it_goes_further_down_where_the_second_falls_silent_too', () => {
    carried.value = channels(UNSERVED, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(5_100);
    carried.value = channels(UNSERVED, SILENT, BOOTH, FLOOR);
    vi.advanceTimersByTime(5_100);
    expect(hearing.value).toBe(EN);
    expect(standing.value).toEqual({ chosen: AZ, instead: EN });
  });

  test('a_language_chosen_by_hand_begins_anew', () => {
    carried.value = channels(UNSERVED, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(5_100);
    hearing.value = FR;
    expect(standing.value).toBeUndefined();
    carried.value = channels(BOOTH, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(20_000);
    expect(hearing.value).toBe(FR);
  });

  test('whoever_stays_is_not_moved_again_until_their_language_was_there_once', () => {
    carried.value = channels(UNSERVED, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(5_100);
    stay(sound);
    vi.advanceTimersByTime(60_000);
    expect(hearing.value).toBe(AZ);
    carried.value = channels(BOOTH, BOOTH, BOOTH, FLOOR);
    carried.value = channels(SILENT, BOOTH, BOOTH, FLOOR);
    vi.advanceTimersByTime(5_100);
    expect(hearing.value).toBe(RU);
  });

  test('while_nobody_speaks_nobody_is_moved', () => {
    speech.value = undefined;
    carried.value = channels(SILENT, SILENT, BOOTH, SILENT);
    vi.advanceTimersByTime(60_000);
    expect(hearing.value).toBe(AZ);
  });
});

describe('no sound', () => {
  const well: Seen = {
    connected: true,
    soundConnected: true,
    trouble: undefined,
    channel: 2,
    carried: true,
    framesAgeMs: 400,
    muted: false,
    volume: 1,
  };

  test.each<[string, Partial<Seen>]>([
    ['network', { connected: false }],
    ['network', { soundConnected: false }],
    ['browser', { trouble: 'unsupported', soundConnected: false }],
    ['allowed', { trouble: 'blocked' }],
    ['channel', { channel: undefined, soundConnected: false }],
    ['channel', { carried: false, framesAgeMs: undefined }],
    ['frames', { framesAgeMs: undefined }],
    ['frames', { framesAgeMs: 9_000 }],
    ['channel', { framesAgeMs: 9_000, hubAgeMs: 30_000 }],
    ['frames', { framesAgeMs: 9_000, hubAgeMs: 15 }],
    ['volume', { muted: true }],
    ['volume', { volume: 0 }],
    ['ear', {}],
  ])('the_broken_link_is_%s', (link, seen) => {
    expect(brokenLink({ ...well, ...seen })).toBe(link);
  });

  test('a_platform_is_told_in_two_words', () => {
    const chrome =
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36';
    const safari =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Safari/604.1';
    expect(platformOf(chrome)).toBe('Android Chrome');
    expect(platformOf(safari)).toBe('iOS Safari');
    expect(platformOf('curl/8')).toBe('other other');
  });

  test('the_code_has_four_letters_of_which_the_first_names_the_link_and_the_last_two_the_person', () => {
    const codes = [
      codeOf(well, 'ken-head'),
      codeOf({ ...well, muted: true }, 'ken-head'),
      codeOf(well, 'fra-head'),
    ];
    for (const code of codes) expect(code).toMatch(/^[ACDEFHJKLMNPRTUXY]{4}$/);
    const [ear = '', volume = '', other = ''] = codes;
    expect(ear.slice(1)).toBe(volume.slice(1));
    expect(ear[0]).not.toBe(volume[0]);
    expect(ear.slice(0, 2)).toBe(other.slice(0, 2));
    expect(ear.slice(2)).not.toBe(other.slice(2));
    expect(LINKS.length).toBeLessThan(17);
  });
});

describe('a weak network', () => {
  const fares = signal<Fares | undefined>(undefined);
  const sound = {
    fares,
    mode: signal<Mode>('balanced'),
    saver: signal(false),
    state: signal('on'),
    hearing: signal<number | undefined>(1),
  };
  const struggling = { channel: 1, atMs: 0, bufferMs: 300, targetMs: 300 };
  let now = 1_000_000;
  const weak = weakNetwork(sound as unknown as SoundDesk, () => now);

  test('is_noticed_and_the_next_step_is_offered_and_no_other_until_it_had_time_to_help', () => {
    now += 60_000;
    fares.value = { ...struggling, underruns: 6, concealedMs: 900 };
    expect(weak.help.value).toBe('stable');
    sound.mode.value = 'stable';
    expect(weak.help.value).toBeUndefined();
    fares.value = { ...struggling, underruns: 7, concealedMs: 900 };
    expect(weak.help.value).toBeUndefined();
    now += 31_000;
    fares.value = { ...struggling, underruns: 8, concealedMs: 900 };
    expect(weak.help.value).toBe('saver');
  });

  test('whoever_wants_no_advice_gets_none_for_minutes', () => {
    weak.dismiss();
    now += 60_000;
    fares.value = { ...struggling, underruns: 9, concealedMs: 5_000 };
    expect(weak.help.value).toBeUndefined();
  });

  test('a_fair_network_is_left_alone_and_the_last_step_is_to_read', () => {
    now += 600_000;
    fares.value = { ...struggling, underruns: 1, concealedMs: 100 };
    expect(weak.help.value).toBeUndefined();
    expect(helpFor('stable', true)).toBe('read');
  });
});

describe('what was told lately', () => {
  const second = { channel: 1, bufferMs: 80, targetMs: 80, underruns: 1, concealedMs: 20 };

  test('is_summed_over_half_a_minute_and_begins_anew_with_another_channel', () => {
    const lately = new Lately();
    let told = lately.with(second, 0);
    for (let at = 1; at < 60; at++) told = lately.with(second, at * 1_000);
    expect(told.underruns).toBe(30);
    expect(told.concealedMs).toBe(600);
    expect(lately.with({ ...second, channel: 2 }, 60_000).underruns).toBe(1);
  });
});

test('megabytes_an_hour_are_told_as_a_person_would', () => {
  expect(megabytesAnHour(7_500)).toBe(27);
  expect(megabytesAnHour(2_300)).toBe(8.3);
});

test('a_channel_of_the_page_s_session_has_its_stream_for_any_player', () => {
  const names = {
    languageOfChannel: (channel: number) => (channel === 4 ? { tag: 'fr' } : undefined),
  };
  const in_ = (session: object | undefined) =>
    ({
      names: { peek: () => names },
      session: { peek: () => session },
    }) as unknown as ConsoleState;
  const plenary = in_({ session: 'plenary-1' });
  expect(streamOf(plenary, 4)).toBe('/listen/plenary-1/fr.ogg');
  expect(streamOf(plenary, 0)).toBe('/listen/plenary-1/floor.ogg');
  expect(streamOf(plenary, 9)).toBeUndefined();
  expect(streamOf(in_(undefined), 4)).toBeUndefined();
});
