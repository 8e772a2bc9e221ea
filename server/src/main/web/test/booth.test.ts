import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ChannelSource,
  Output,
  Quality,
  type BoothsView,
  type ChannelState,
  type Interpretation,
} from '@dragoman/client';
import {
  boothKey,
  capOf,
  FIRST_KEYS,
  keptKeys,
  moved,
  PURPOSES,
  readKeys,
  type KeyMap,
  type Press,
} from '../src/interpreter/keys';
import { CaptionLine, type CaptionDraft } from '../src/interpreter/captionLine';
import { cueMs, holderOf, shiftMs, turnMs } from '../src/state/sitting/booth';
import { boothMark, carries, mark } from '../src/state/sitting/channels';
import { lampOf } from '../src/state/sound/lamp';

const press = (code: string, of: Partial<Press> = {}): Press => ({
  code,
  type: 'keydown',
  repeat: false,
  shiftKey: false,
  modified: false,
  typing: false,
  ...of,
});

const key = (pressed: Press, keys: KeyMap = FIRST_KEYS) => boothKey(pressed, keys);

describe('keys', () => {
  test('go_by_their_place_and_not_by_their_letter', () => {
    expect(key(press('KeyM'))).toEqual({ does: 'microphone' });
    expect(key(press('Digit3'))).toEqual({ does: 'listen-3' });
    expect(key(press('Numpad0'))).toEqual({ does: 'listen-0' });
    expect(key(press('Slash', { shiftKey: true }))).toEqual({ does: 'help' });
    expect(key(press('Slash'))).toEqual({ does: 'terms' });
    expect(key(press('KeyH'))).toEqual({ does: 'handover' });
    expect(key(press('KeyH', { shiftKey: true }))).toEqual({ does: 'take-over' });
  });

  test('shift_and_a_source_key_keep_there_what_is_heard', () => {
    expect(key(press('Digit4', { shiftKey: true }))).toEqual({ does: 'keep-4' });
    expect(key(press('Digit0', { shiftKey: true }))).toBeUndefined();
  });

  test('the_space_bar_coughs_while_it_is_held', () => {
    expect(key(press('Space'))).toEqual({ does: 'cough', held: true });
    expect(key(press('Space', { repeat: true }))).toBeUndefined();
    expect(key(press('Space', { type: 'keyup' }))).toEqual({ does: 'cough', held: false });
  });

  test('are_letters_again_while_somebody_types', () => {
    for (const code of ['KeyM', 'Space', 'Digit1', 'KeyR', 'KeyI']) {
      expect(key(press(code, { typing: true }))).toBeUndefined();
    }
    expect(key(press('Escape', { typing: true }))).toEqual({ does: 'console' });
  });

  test('let_go_of_what_was_held_even_when_the_hand_is_in_a_field_by_then', () => {
    expect(key(press('KeyI', { type: 'keyup', typing: true }))).toEqual({
      does: 'intercom',
      held: false,
    });
  });

  test('leave_the_browser_its_own', () => {
    expect(key(press('KeyR', { modified: true }))).toBeUndefined();
    expect(key(press('F5'))).toBeUndefined();
  });

  test('the_microphone_does_not_flutter_under_a_held_key_and_the_volume_runs_on', () => {
    expect(key(press('KeyM', { repeat: true }))).toBeUndefined();
    expect(key(press('BracketRight', { repeat: true }))).toEqual({ does: 'louder' });
  });

  test('can_be_put_elsewhere_and_what_lay_there_gets_the_old_place', () => {
    const keys = moved(FIRST_KEYS, 'microphone', 'KeyS') as KeyMap;
    expect(key(press('KeyS'), keys)).toEqual({ does: 'microphone' });
    expect(key(press('KeyM'), keys)).toEqual({ does: 'slower' });
    expect(new Set(Object.values(keys)).size).toBe(PURPOSES.length);
  });

  test('can_be_taken_away_and_not_be_put_where_the_browser_needs_them', () => {
    const keys = moved(FIRST_KEYS, 'slower', '') as KeyMap;
    expect(key(press('KeyS'), keys)).toBeUndefined();
    expect(moved(FIRST_KEYS, 'slower', 'Tab')).toBeUndefined();
    expect(moved(FIRST_KEYS, 'slower', 'Escape')).toBeUndefined();
  });

  test('are_kept_and_read_back_whatever_stands_there', () => {
    const keys = moved(FIRST_KEYS, 'cough', 'Backquote') as KeyMap;
    expect(readKeys(keptKeys(keys))).toEqual(keys);
    expect(readKeys('')).toEqual(FIRST_KEYS);
    expect(readKeys('{broken')).toEqual(FIRST_KEYS);
    expect(readKeys('{"cough":7,"nobody":"KeyX","relay":"Tab"}')).toEqual(FIRST_KEYS);
  });

  test('show_what_is_printed_on_the_persons_own_board', () => {
    const azerty = new Map([['KeyM', ',']]);
    expect(capOf('KeyM', new Map(), 'Space')).toBe('M');
    expect(capOf('KeyM', azerty, 'Space')).toBe(',');
    expect(capOf('Shift+KeyH', azerty, 'Space')).toBe('⇧H');
    expect(capOf('Space', azerty, 'Пробел')).toBe('Пробел');
  });

  test('lie_each_on_a_place_of_its_own', () => {
    expect(new Set(Object.values(FIRST_KEYS)).size).toBe(PURPOSES.length);
  });
});

describe('the lamp', () => {
  const lease = { channel: 2, epoch: 5, open: true };
  const received = (lastFrameAgeMs: number, at = 1000, epoch = 5) => ({
    receipt: { channel: 2, epoch, lastFrameAgeMs },
    at,
  });

  test('is_off_without_a_lease', () => {
    expect(lampOf(undefined, received(10), false, 1000)).toBe('off');
    expect(lampOf({ ...lease, open: false }, received(10), false, 1000)).toBe('off');
  });

  test('is_red_only_for_what_the_hub_got_in_the_last_half_second', () => {
    expect(lampOf(lease, received(10), false, 1000)).toBe('live');
    expect(lampOf(lease, received(499), false, 1000)).toBe('live');
    expect(lampOf(lease, received(500), false, 1000)).toBe('waiting');
    expect(lampOf(lease, received(0xffffffff), false, 1000)).toBe('waiting');
  });

  test('goes_amber_by_itself_when_receipts_stay_away', () => {
    expect(lampOf(lease, received(10), false, 1700)).toBe('live');
    expect(lampOf(lease, received(10), false, 1800)).toBe('waiting');
  });

  test('does_not_burn_for_an_older_lease', () => {
    expect(lampOf(lease, received(10, 1000, 4), false, 1000)).toBe('waiting');
  });

  test('shows_the_cough_key', () => {
    expect(lampOf(lease, received(10), true, 1000)).toBe('cough');
  });
});

describe('a channel', () => {
  const of = (source: ChannelSource, quality = Quality.UNSPECIFIED) =>
    carries({ source, quality } as ChannelState);

  test('says_what_it_carries', () => {
    expect(of(ChannelSource.FLOOR)).toBe('speaker');
    expect(of(ChannelSource.BOOTH, Quality.DIRECT)).toBe('direct');
    expect(of(ChannelSource.BOOTH, Quality.RELAY)).toBe('relay');
    expect(of(ChannelSource.UNSERVED)).toBe('floor');
    expect(of(ChannelSource.SILENT)).toBe('silent');
    expect(carries(undefined)).toBe('silent');
  });

  test('bears_the_mark_of_a_booths_console', () => {
    expect((['speaker', 'direct', 'relay', 'floor', 'silent'] as const).map(mark)).toEqual([
      '=',
      '+',
      '−',
      '',
      '',
    ]);
  });
});

describe('the mark of a channel', () => {
  const relay = { source: ChannelSource.BOOTH, quality: Quality.RELAY };

  test('tells_a_relay_from_a_relay_of_a_relay', () => {
    expect(boothMark({ ...relay, depth: 2 } as ChannelState)).toBe('−');
    expect(boothMark({ ...relay, depth: 3 } as ChannelState)).toBe('−−');
    expect(boothMark({ ...relay, quality: Quality.DIRECT, depth: 1 } as ChannelState)).toBe('+');
  });
});

describe('a booth', () => {
  const booths = {
    booths: [
      {
        booth: 'fr',
        desks: [{ interpreter: 'ann', onAir: true, language: 'fr', onAirSinceMs: 5000n }],
      },
      {
        booth: 'az',
        desks: [{ interpreter: 'leyla', onAir: true, language: 'en', onAirSinceMs: 0n }],
      },
    ],
  } as unknown as BoothsView;

  test('sees_who_holds_its_channel_in_whichever_booth', () => {
    expect(holderOf(booths, 'en', 'joe')?.interpreter).toBe('leyla');
    expect(holderOf(booths, 'fr', 'ann')).toBeUndefined();
    expect(holderOf(booths, 'ru', 'ann')).toBeUndefined();
  });

  test('counts_a_turn_from_the_hubs_clock', () => {
    expect(shiftMs(booths.booths[0]?.desks[0], 65_000)).toBe(60_000);
    expect(shiftMs(undefined, 65_000)).toBe(0);
  });

  test('is_reminded_two_minutes_before_the_end_of_a_turn', () => {
    expect(turnMs(undefined)).toBe(30 * 60_000);
    expect(turnMs({ shiftMinutes: 20 } as Interpretation)).toBe(20 * 60_000);
    expect(cueMs(30 * 60_000)).toBe(28 * 60_000);
    expect(cueMs(2 * 60_000)).toBe(60_000);
  });

  test('knows_three_outputs', () => expect([Output.A, Output.B, Output.C]).toEqual([1, 2, 3]));
});

describe('a caption line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const written: CaptionDraft[] = [];
  const line = () => {
    written.length = 0;
    let ids = 0;
    return new CaptionLine(
      (caption) => written.push(caption),
      () => `s${++ids}`,
    );
  };

  test('is_shown_while_it_grows_and_finished_by_a_key', () => {
    const typed = line();
    typed.type('fr', '75');
    typed.type('fr', '75 États');
    vi.advanceTimersByTime(400);
    typed.finish('fr', '75 États ');
    expect(written).toEqual([
      { language: 'fr', segment: 's1', revision: 1, final: false, text: '75 États' },
      { language: 'fr', segment: 's1', revision: 2, final: true, text: '75 États' },
    ]);
  });

  test('begins_a_new_segment_after_it_is_finished', () => {
    const typed = line();
    typed.finish('fr', 'un');
    typed.finish('fr', 'deux');
    expect(written.map(({ segment, revision }) => [segment, revision])).toEqual([
      ['s1', 1],
      ['s2', 1],
    ]);
  });

  test('that_nobody_read_is_written_again_after_the_line_broke_and_no_other', () => {
    const typed = line();
    for (const text of ['un', 'deux', 'trois']) typed.finish('fr', text);
    typed.type('fr', 'quat');
    written.length = 0;
    typed.again(({ segment }) => segment === 's1');
    expect(written.map(({ text, final }) => [text, final])).toEqual([
      ['deux', true],
      ['trois', true],
    ]);
    written.length = 0;
    typed.again(() => true);
    typed.again(() => false);
    expect(written).toEqual([]);
  });

  test('that_was_never_begun_is_not_sent', () => {
    const typed = line();
    typed.type('fr', '  ');
    vi.advanceTimersByTime(1000);
    typed.finish('fr', '');
    expect(written).toEqual([]);
  });

  test('taken_back_wholly_is_finished_empty', () => {
    const typed = line();
    typed.type('fr', 'x');
    vi.advanceTimersByTime(400);
    typed.finish('fr', '');
    expect(written.at(-1)).toMatchObject({ final: true, text: '' });
  });
});
