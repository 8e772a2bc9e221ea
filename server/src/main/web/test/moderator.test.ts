import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  MotionKind,
  MotionOutcome,
  RefusalCode,
  RefusedError,
  Role,
  SessionPhase,
  type FloorView,
  type Motion,
  type Turn,
} from '@dragoman/client';
import { silentSound, stage } from '../fixtures/stage';
import { ModeratorConsole } from '../src/moderator/console';
import { HOTKEYS, listenToKeys, REST_MS, hotkeyOf } from '../src/moderator/keys';
import { asCsv, columns, rows } from '../src/moderator/listTable';
import { remembered } from '../src/state/remembered';
import type { Hub } from '../src/state/hub/pageState';

const script = {
  me: 'moderator',
  role: Role.MODERATOR,
  booth: '',
  used: 0,
  speaker: 'aze-head',
  phase: SessionPhase.OPEN,
  listed: ['fra-head', 'tur-head', 'egy-head'],
};
const no = { text: '', field: '', retry: true, retryAfterMs: 0, position: 58n };
const accepted = () => Promise.resolve({} as never);

describe('the moderator', () => {
  const set = stage(script);
  const asked: unknown[][] = [];
  let stale = false;
  const hub = new Proxy({} as Hub, {
    get:
      (_, name) =>
      (...what: unknown[]) => {
        asked.push([name, ...what]);
        if (!stale) return accepted();
        stale = false;
        return Promise.reject(
          new RefusedError({ ...no, holder: '', atMs: 0n, code: RefusalCode.STALE_VERSION }),
        );
      },
  });
  const moderator = new ModeratorConsole({ ...set.page, hub }, silentSound('off').sound);
  listenToKeys(moderator);
  const press = (code: string, of: KeyboardEventInit = {}, at: EventTarget = document.body) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, ...of }));

  beforeEach(() => void asked.splice(0));

  test('gives_the_floor_to_the_next_on_what_was_seen_last', () => {
    set.floor.value = { ...set.floor.value, position: 57n };
    press('KeyN');
    expect(asked).toEqual([['giveNext', 57n]]);
  });

  test('warns_the_speaker_by_key_and_nobody_where_nobody_speaks', () => {
    press('KeyW');
    expect(asked).toEqual([['warnSpeaker', { turn: 12 }]]);
    const floor = set.floor.value;
    set.floor.value = { ...floor, speech: undefined };
    press('KeyW');
    expect(asked).toHaveLength(1);
    set.floor.value = floor;
  });

  test('ends_a_speech_by_key_and_not_while_somebody_types', () => {
    press('KeyX');
    const field = document.body.appendChild(document.createElement('input'));
    press('KeyX', {}, field);
    expect(asked.map(([what]) => what)).toEqual(['endSpeech']);
  });

  test('rests_a_moment_after_a_field_had_the_keys_and_longer_while_somebody_types_on', () => {
    vi.useFakeTimers();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    field.blur(); // as by a dialog that closed, while somebody goes on typing
    press('KeyX');
    vi.advanceTimersByTime(REST_MS - 1);
    press('KeyN');
    vi.advanceTimersByTime(REST_MS - 1);
    press('KeyX');
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(REST_MS);
    press('KeyX');
    expect(asked.map(([what]) => what)).toEqual(['endSpeech']);
    field.remove();
    vi.useRealTimers();
  });

  test('a_box_that_was_ticked_lets_keys_act', () => {
    const box = document.body.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    box.focus();
    box.blur();
    press('KeyX');
    expect(asked.map(([what]) => what)).toEqual(['endSpeech']);
    box.remove();
  });

  test('keys_that_are_switched_off_do_nothing_and_are_shown_by_f1', () => {
    remembered.moderatorKeysOn.value = false;
    for (const code of Object.keys(HOTKEYS)) press(code);
    expect(asked).toEqual([]);
    expect(hotkeyOf('N')).toBeUndefined();
    press('F1');
    expect(moderator.questions.asking.value).toEqual({ of: 'keys' });
    moderator.questions.asking.value = undefined;
    remembered.moderatorKeysOn.value = true;
    expect(hotkeyOf('N')).toBe('N');
  });

  test('the_list_is_saved_as_a_table_that_no_spreadsheet_takes_for_formulas', () => {
    const table = rows(moderator);
    expect(table.map(([place]) => place)).toEqual(
      moderator.sitting.turns.value.map((_, at) => String(at + 1)),
    );
    expect(table.every((cells) => cells.length === columns().length)).toBe(true);
    expect(asCsv([['=1+1', 'a "b"', 'c,d', '-x', '1']])).toBe(
      `\uFEFF'=1+1,"a ""b""","c,d",'-x,1\r\n`,
    );
  });

  test('leaves_keys_with_ctrl_to_the_browser', () => {
    press('KeyN', { ctrlKey: true });
    press('KeyX', { metaKey: true });
    expect(asked).toEqual([]);
  });

  test('pauses_an_open_microphone_and_resumes_a_closed_one', () => {
    moderator.commands.pauseOrResume();
    const { speech } = set.floor.value;
    set.floor.value = {
      ...set.floor.value,
      speech: { ...speech, microphoneOpen: false },
    } as FloorView;
    moderator.commands.pauseOrResume();
    expect(asked).toEqual([
      ['pauseSpeech', {}],
      ['resumeSpeech', {}],
    ]);
  });

  test('moves_a_turn_only_with_a_reason_and_only_within_the_list', () => {
    const row = document.body.appendChild(document.createElement('li'));
    const [first, second] = moderator.sitting.turns.value;
    row.dataset['turn'] = String(second?.turn);
    press('ArrowUp', { altKey: true }, row);
    expect(asked).toEqual([]);
    expect(moderator.questions.moving.value).toEqual({ turn: second, place: 1 });
    moderator.commands.move('Protocol');
    expect(asked[0]?.slice(0, 2)).toEqual([
      'moveTurn',
      { turn: second?.turn, place: 1, reason: 'Protocol' },
    ]);
    if (first) moderator.questions.beginMove(first, -1);
    expect(moderator.questions.moving.value).toBeUndefined();
  });

  test('asks_for_the_reason_before_a_turn_is_taken_off_the_list_by_key_too', () => {
    const row = document.body.appendChild(document.createElement('li'));
    const [, second] = moderator.sitting.turns.value as [Turn, Turn];
    row.dataset['turn'] = String(second.turn);
    press('Delete', {}, row);
    expect(asked).toEqual([]);
    expect(moderator.questions.asking.value).toEqual({ of: 'remove', turn: second });
    moderator.commands.remove(second, 'no time is left');
    expect(asked).toEqual([['withdrawRequest', { turn: second.turn, reason: 'no time is left' }]]);
    expect(moderator.questions.asking.value).toBeUndefined();
  });

  test('gives_more_time_to_the_speech_to_all_that_are_open_to_a_group_and_to_every_group', () => {
    moderator.commands.giveMore('speech', 120);
    moderator.commands.giveMore('speeches', 90);
    moderator.commands.giveMore({ group: 'east' }, 300);
    moderator.commands.giveMore('groups', 60);
    const all = moderator.sitting.speeches.filter(({ limitSeconds }) => limitSeconds > 0);
    expect(asked).toEqual([
      ['grantTime', { turn: 12, seconds: 120 }],
      ...all.map(({ turn }) => ['grantTime', { turn, seconds: 90 }]),
      ['grantGroupTime', { group: 'east', seconds: 300 }],
      ['grantGroupTime', { group: '', seconds: 60 }],
    ]);
  });

  test('carries_a_motion_that_ends_the_meeting_only_once_it_is_confirmed', () => {
    const motion = { turn: 31, kind: MotionKind.SUSPEND_MEETING } as Motion;
    moderator.questions.beginDecision(motion, MotionOutcome.CARRIED);
    expect(asked).toEqual([]);
    expect(moderator.questions.asking.value).toEqual({ of: 'carry', motion });
    moderator.commands.decide(31, MotionOutcome.CARRIED, true);
    const closing = { turn: 32, kind: MotionKind.CLOSE_DEBATE } as Motion;
    moderator.questions.beginDecision(closing, MotionOutcome.CARRIED);
    expect(asked).toEqual([
      ['decideMotion', { turn: 31, outcome: MotionOutcome.CARRIED, acts: true }],
      ['decideMotion', { turn: 32, outcome: MotionOutcome.CARRIED, acts: false }],
    ]);
  });

  test('puts_another_of_the_delegation_in_a_place_on_what_was_seen', () => {
    const [, second] = moderator.sitting.turns.value as [Turn, Turn];
    moderator.questions.asking.value = { of: 'replace', turn: second };
    moderator.commands.replace(second, 'tur-deputy');
    expect(asked[0]?.slice(0, 2)).toEqual([
      'replaceSpeaker',
      { turn: second.turn, participant: 'tur-deputy' },
    ]);
    expect(moderator.questions.asking.value).toBeUndefined();
  });

  test('whoever_comes_later_sees_what_changed_keeps_their_move_and_can_do_it_anyway', async () => {
    const [first, second, third] = moderator.sitting.turns.value as [Turn, Turn, Turn];
    stale = true;
    moderator.questions.beginMoveTo(second, 1);
    moderator.commands.move('Protocol');
    set.list.value = { ...set.list.value, position: 60n, turns: [third, first, second] };
    await Promise.resolve();
    await vi.waitFor(() => expect(moderator.conflicts.open.value).toBeDefined());
    expect(moderator.conflicts.changes()).toEqual([{ turn: third, what: 'moved', from: 3, to: 1 }]);
    moderator.conflicts.anyway();
    expect(asked.at(-1)).toEqual([
      'moveTurn',
      { turn: second.turn, place: 1, reason: 'Protocol' },
      60n,
    ]);
    expect(moderator.conflicts.open.value).toBeUndefined();
  });

  test('meant_somebody_by_name_even_where_another_is_next_by_now', async () => {
    const [first, ...rest] = moderator.sitting.turns.value as [Turn, ...Turn[]];
    stale = true;
    moderator.commands.giveNext();
    set.list.value = { ...set.list.value, position: 61n, turns: [...rest, first] };
    await vi.waitFor(() => expect(moderator.conflicts.open.value).toBeDefined());
    moderator.conflicts.anyway();
    expect(asked.at(-1)?.[1]).toEqual({ to: { case: 'turn', value: first.turn } });
  });

  test('can_do_nothing_anyway_about_a_turn_that_is_gone', async () => {
    const [first, ...rest] = moderator.sitting.turns.value as [Turn, ...Turn[]];
    stale = true;
    moderator.commands.skip(first);
    set.list.value = { ...set.list.value, position: 62n, turns: rest };
    await vi.waitFor(() => expect(moderator.conflicts.open.value).toBeDefined());
    expect(moderator.conflicts.possible).toBe(false);
    const before = asked.length;
    moderator.conflicts.anyway();
    expect(asked.length).toBe(before);
  });

  test('every_key_has_words_and_no_two_keys_one_face', () => {
    const faces = Object.values(HOTKEYS).map(({ face }) => face);
    expect(new Set(faces).size).toBe(faces.length);
  });
});
