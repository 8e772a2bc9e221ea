/** The booth's meter and names, the technician's inbox and history. */
import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { HelpState, Role, SessionPhase, type ChatLine } from '@dragoman/client';
import { stage } from '../fixtures/stage';
import { withoutBooth } from '../src/interpreter/shortName';
import { zoneOf } from '../src/interpreter/Speak';
import { Inbox } from '../src/technician/inbox';
import { Levels, lineOf } from '../src/technician/levels';

describe('the meter of a booth', () => {
  test('says_what_its_needle_shows_for_every_loudness', () => {
    for (let tenths = -590; tenths <= 0; tenths += 1) {
      const lufs = tenths / 10;
      const { zone, place } = zoneOf(lufs);
      const third = place < 1 / 3 - 1e-9 ? 'quiet' : place > 2 / 3 + 1e-9 ? 'loud' : 'right';
      expect(zone, `${lufs} LUFS at ${place}`).toBe(third);
    }
  });
});

describe('a name at the desk', () => {
  test.each([
    ['Interpreter 1, French booth', 'French booth', 'Interpreter 1'],
    ['Visiting interpreter (French booth)', 'French booth', 'Visiting interpreter'],
    ['المترجم الشفوي 1، المقصورة الفرنسية', 'المقصورة الفرنسية', 'المترجم الشفوي 1'],
    ['Ann Martin', 'French booth', 'Ann Martin'],
    ['French booth', 'French booth', 'French booth'],
    ['Ann Martin', '', 'Ann Martin'],
  ])('%s at %s is %s', (name, booth, short) => expect(withoutBooth(name, booth)).toBe(short));
});

describe('the technician’s inbox', () => {
  const set = stage({
    me: 'technician-1',
    role: Role.TECHNICIAN,
    booth: '',
    used: 0,
    speaker: 'aze-head',
    phase: SessionPhase.OPEN,
    calm: true,
  });
  const line = (at: number, from: string) => ({ line: BigInt(at), from, text: 'x' }) as ChatLine;

  test('rings_once_for_each_new_thing_and_for_nothing_that_was_there_before', () => {
    const chat = signal<readonly ChatLine[]>([line(1, 'int-fr-1')]);
    const help = signal({ requests: [] as { request: number; state: HelpState }[] });
    const page = {
      ...set.page,
      backstage: { ...set.page.backstage, chat, help: help as never },
    };
    const inbox = new Inbox(page);
    const ring = vi.fn();
    const stop = inbox.announce(ring);
    const before = inbox.waiting.value.size;
    expect(ring).not.toHaveBeenCalled();
    expect(document.title).toMatch(new RegExp(`^\\(${before}\\) `));
    help.value = { requests: [{ request: 7, state: HelpState.OPEN }] };
    expect(ring).toHaveBeenCalledTimes(1);
    help.value = { requests: [{ request: 7, state: HelpState.OPEN }] };
    expect(ring).toHaveBeenCalledTimes(1);
    chat.value = [line(1, 'int-fr-1'), line(2, 'int-fr-2')];
    expect(ring).toHaveBeenCalledTimes(2);
    chat.value = [...chat.value, line(3, 'technician-1')];
    expect(ring).toHaveBeenCalledTimes(2);
    inbox.seen(chat.value);
    expect(inbox.unread.value).toEqual([]);
    inbox.rings.value = false;
    chat.value = [...chat.value, line(4, 'int-fr-1')];
    expect(ring).toHaveBeenCalledTimes(2);
    stop();
  });
});

describe('the history of a level', () => {
  test('keeps_the_loudest_of_each_step_and_leaves_gaps_where_nothing_was_told', () => {
    const levels = new Levels();
    const take = (atMs: number, levelDbfs: number | undefined) =>
      levels.take([{ channel: 2, levelDbfs }], atMs);
    take(0, -30);
    take(1000, -20);
    take(1500, -40);
    take(2000, undefined);
    take(8000, -10);
    expect(levels.of.value.get(2)).toEqual([-20, undefined, undefined, undefined, -10]);
    expect(lineOf(levels.of.value.get(2) ?? []).match(/M/g)).toHaveLength(2);
  });

  test('has_an_end', () => {
    const levels = new Levels();
    for (let at = 0; at < 1000; at++) levels.take([{ channel: 2, levelDbfs: -20 }], at * 2000);
    expect(levels.of.value.get(2)).toHaveLength(150);
    levels.take([{ channel: 2, levelDbfs: -20 }], 1e12);
    expect(levels.of.value.get(2)).toHaveLength(150);
  });
});
