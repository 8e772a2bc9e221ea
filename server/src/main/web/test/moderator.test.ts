import { beforeEach, describe, expect, test } from 'vitest';
import { Role, SessionPhase, type FloorView } from '@dragoman/client';
import { stage } from '../fixtures/stage';
import { Chair } from '../src/moderator/chair';
import { listenToKeys } from '../src/moderator/keys';

const script = {
  me: 'moderator',
  role: Role.MODERATOR,
  booth: '',
  used: 0,
  speaker: 'aze-head',
  phase: SessionPhase.OPEN,
  listed: ['fra-head', 'tur-head', 'egy-head'],
};
const accepted = () => Promise.resolve({} as never);

describe('the moderator', () => {
  const set = stage(script);
  const asked: unknown[][] = [];
  const hub = {
    ...set.room.hub,
    giveNext: (seen?: bigint) => (asked.push(['giveNext', seen]), accepted()),
    endSpeech: () => (asked.push(['endSpeech']), accepted()),
    pauseSpeech: () => (asked.push(['pauseSpeech']), accepted()),
    resumeSpeech: () => (asked.push(['resumeSpeech']), accepted()),
    moveTurn: (...move: unknown[]) => (asked.push(['moveTurn', ...move]), accepted()),
  };
  const chair = new Chair({ ...set.room, hub });
  listenToKeys(chair);
  const press = (code: string, of: KeyboardEventInit = {}, at: EventTarget = document.body) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, ...of }));

  beforeEach(() => void asked.splice(0));

  test('gives_the_floor_to_the_next_on_what_was_seen_last', () => {
    set.floor.value = { ...set.floor.value, position: 57n };
    press('KeyN');
    expect(asked).toEqual([['giveNext', 57n]]);
  });

  test('ends_a_speech_by_key_and_not_while_somebody_types', () => {
    press('KeyX');
    const field = document.body.appendChild(document.createElement('input'));
    press('KeyX', {}, field);
    expect(asked).toEqual([['endSpeech']]);
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
    expect(asked[0]?.slice(0, 4)).toEqual(['moveTurn', second?.turn, 1, 'Protocol']);
    if (first) chair.beginMove(first, -1);
    expect(chair.moving.value).toBeUndefined();
  });
});
