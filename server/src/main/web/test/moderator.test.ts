import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  RefusalCode,
  RefusedError,
  Role,
  SessionPhase,
  type CommandBody,
  type FloorView,
  type Turn,
} from '@dragoman/client';
import { silentSound, stage } from '../fixtures/stage';
import { Chair } from '../src/moderator/chair';
import { HOTKEYS, listenToKeys } from '../src/moderator/keys';

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
  const hub = {
    ...set.page.hub,
    command: (body: CommandBody, seen?: bigint) => {
      asked.push([body.case, body.value, seen]);
      if (!stale) return accepted();
      stale = false;
      return Promise.reject(new RefusedError({ ...no, code: RefusalCode.STALE_VERSION }));
    },
    pauseSpeech: () => (asked.push(['pauseSpeech']), accepted()),
    resumeSpeech: () => (asked.push(['resumeSpeech']), accepted()),
  };
  const chair = new Chair({ ...set.page, hub }, silentSound('off').sound);
  listenToKeys(chair);
  const press = (code: string, of: KeyboardEventInit = {}, at: EventTarget = document.body) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, ...of }));

  beforeEach(() => void asked.splice(0));

  test('gives_the_floor_to_the_next_on_what_was_seen_last', () => {
    set.floor.value = { ...set.floor.value, position: 57n };
    press('KeyN');
    expect(asked).toEqual([['giveNext', {}, 57n]]);
  });

  test('warns_the_speaker_by_key_and_nobody_where_nobody_speaks', () => {
    press('KeyW');
    expect(asked).toEqual([['warnSpeaker', { turn: 12 }, undefined]]);
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

  test('leaves_keys_with_ctrl_to_the_browser', () => {
    press('KeyN', { ctrlKey: true });
    press('KeyX', { metaKey: true });
    expect(asked).toEqual([]);
  });

  test('pauses_an_open_microphone_and_resumes_a_closed_one', () => {
    chair.pauseOrResume();
    const { speech } = set.floor.value;
    set.floor.value = {
      ...set.floor.value,
      speech: { ...speech, microphoneOpen: false },
    } as FloorView;
    chair.pauseOrResume();
    expect(asked).toEqual([['pauseSpeech'], ['resumeSpeech']]);
  });

  test('moves_a_turn_only_with_a_reason_and_only_within_the_list', () => {
    const row = document.body.appendChild(document.createElement('li'));
    const [first, second] = chair.turns.value;
    row.dataset['turn'] = String(second?.turn);
    press('ArrowUp', { altKey: true }, row);
    expect(asked).toEqual([]);
    expect(chair.moving.value).toEqual({ turn: second, place: 1 });
    chair.move('Protocol');
    expect(asked[0]?.slice(0, 2)).toEqual([
      'moveTurn',
      { turn: second?.turn, place: 1, reason: 'Protocol' },
    ]);
    if (first) chair.beginMove(first, -1);
    expect(chair.moving.value).toBeUndefined();
  });

  test('whoever_comes_later_sees_what_changed_keeps_their_move_and_can_do_it_anyway', async () => {
    const [first, second, third] = chair.turns.value as [Turn, Turn, Turn];
    stale = true;
    chair.beginMoveTo(second, 1);
    chair.move('Protocol');
    set.list.value = { ...set.list.value, position: 60n, turns: [third, first, second] };
    await Promise.resolve();
    await vi.waitFor(() => expect(chair.conflicts.open.value).toBeDefined());
    expect(chair.conflicts.changes()).toEqual([{ turn: third, what: 'moved', from: 3, to: 1 }]);
    chair.conflicts.anyway();
    expect(asked.at(-1)).toEqual([
      'moveTurn',
      { turn: second.turn, place: 1, reason: 'Protocol' },
      60n,
    ]);
    expect(chair.conflicts.open.value).toBeUndefined();
  });

  test('meant_somebody_by_name_even_where_another_is_next_by_now', async () => {
    const [first, ...rest] = chair.turns.value as [Turn, ...Turn[]];
    stale = true;
    chair.giveNext();
    set.list.value = { ...set.list.value, position: 61n, turns: [...rest, first] };
    await vi.waitFor(() => expect(chair.conflicts.open.value).toBeDefined());
    chair.conflicts.anyway();
    expect(asked.at(-1)?.[1]).toEqual({ to: { case: 'turn', value: first.turn } });
  });

  test('can_do_nothing_anyway_about_a_turn_that_is_gone', async () => {
    const [first, ...rest] = chair.turns.value as [Turn, ...Turn[]];
    stale = true;
    chair.skip(first);
    set.list.value = { ...set.list.value, position: 62n, turns: rest };
    await vi.waitFor(() => expect(chair.conflicts.open.value).toBeDefined());
    expect(chair.conflicts.possible).toBe(false);
    const before = asked.length;
    chair.conflicts.anyway();
    expect(asked.length).toBe(before);
  });

  test('every_key_has_words_and_no_two_keys_one_face', () => {
    const faces = Object.values(HOTKEYS).map(({ face }) => face);
    expect(new Set(faces).size).toBe(faces.length);
  });
});
