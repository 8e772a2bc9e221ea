import { expect, test } from 'vitest';
import { signal } from '@preact/signals';
import { EndPolicy, type FloorView, type Speech } from '@dragoman/client';
import { chimeAtEnd, toneAtPriority } from '../src/state/sound/chime';

const START = 1_000_000;

function speech(change: Partial<Speech> = {}): Speech {
  return {
    turn: 7,
    participant: 'fra-head',
    limitSeconds: 60,
    usedMs: 0,
    runningSinceMs: BigInt(START),
    endPolicy: EndPolicy.CHIME,
    ...change,
  } as Speech;
}

function hall(first: Speech, concerns?: (speech: Speech) => boolean) {
  const floor = signal({ speeches: [first] } as unknown as FloorView);
  const now = signal(START);
  let rung = 0;
  const stop = chimeAtEnd({ floor, now }, concerns, () => (rung += 1));
  return {
    at: (seconds: number) => (now.value = START + seconds * 1000),
    now: (changed: Speech) => (floor.value = { speeches: [changed] } as unknown as FloorView),
    rung: () => rung,
    stop,
  };
}

test('rings_once_when_the_time_is_over', () => {
  const { at, rung } = hall(speech());
  at(59);
  expect(rung()).toBe(0);
  at(60);
  at(61);
  expect(rung()).toBe(1);
});

test('rings_again_at_the_end_of_what_was_granted', () => {
  const { at, now, rung } = hall(speech());
  at(61);
  now(speech({ limitSeconds: 120 }));
  at(121);
  expect(rung()).toBe(2);
});

test('is_silent_for_a_page_that_comes_after_the_end_and_under_another_policy', () => {
  const late = hall(speech({ usedMs: 90_000 }));
  late.at(1);
  const other = hall(speech({ endPolicy: EndPolicy.NONE }));
  other.at(61);
  const elsewhere = hall(speech(), ({ participant }) => participant === 'egy-head');
  elsewhere.at(61);
  expect([late.rung(), other.rung(), elsewhere.rung()]).toEqual([0, 0, 0]);
});

test('waits_with_a_speech_that_is_paused', () => {
  const { at, now, rung } = hall(speech());
  at(30);
  now(speech({ usedMs: 30_000, runningSinceMs: 0n }));
  at(90);
  expect(rung()).toBe(0);
});

test('the_priority_key_rings_once_when_it_is_pressed_and_only_where_the_conference_has_it', () => {
  for (const priorityTone of [true, false]) {
    const floor = signal({ chairPriority: false } as unknown as FloorView);
    const names = signal({ conference: { rules: { priorityTone } } } as never);
    let rung = 0;
    const stop = toneAtPriority({ floor, names }, () => (rung += 1));
    floor.value = { chairPriority: true } as unknown as FloorView;
    floor.value = { chairPriority: true, epoch: 2 } as unknown as FloorView;
    floor.value = { chairPriority: false } as unknown as FloorView;
    expect(rung).toBe(priorityTone ? 1 : 0);
    stop();
  }
});

test('whoever_comes_while_the_priority_key_is_held_hears_no_tone', () => {
  const floor = signal({ chairPriority: true } as unknown as FloorView);
  const names = signal({ conference: { rules: { priorityTone: true } } } as never);
  let rung = 0;
  toneAtPriority({ floor, names }, () => (rung += 1))();
  expect(rung).toBe(0);
});
