/** @vitest-environment node */
import { describe, expect, test } from 'vitest';
import { TurnKind, TurnStatus, type AgendaItem, type RunItem, type Turn } from '@dragoman/client';
import { outOfTurn } from '../src/state/sitting/balance';
import { BETWEEN_MS } from '../src/state/sitting/forecast';
import { dayAndHour, inscribing } from '../src/state/sitting/inscription';
import { agenda, agendaLimit, teamsOf, type AgendaCourse } from '../src/state/sitting/runSheet';
import { asked } from '../src/state/sitting/place';

const minute = 60_000;
const TEN = Date.UTC(2026, 9, 5, 10);
let numbers = 0;
const turn = (of: Partial<Turn> = {}) =>
  ({
    turn: ++numbers,
    participant: `p${numbers}`,
    kind: TurnKind.SPEECH,
    status: TurnStatus.WAITING,
    limitSeconds: 300,
    item: '',
    ...of,
  }) as Turn;
const item = (id: string, of: Partial<AgendaItem> = {}) =>
  ({
    id,
    speechSeconds: 300,
    plannedSeconds: 0,
    speakers: [],
    parent: '',
    ...of,
  }) as unknown as AgendaItem;
const held = (of: Partial<RunItem>) =>
  ({ takenUpAtMs: 0n, leftAtMs: 0n, tookMs: 0n, runningSinceMs: 0n, ...of }) as RunItem;
const course = (of: Partial<AgendaCourse>): AgendaCourse => ({
  nowMs: TEN,
  beginsMs: TEN,
  speeches: [],
  turns: [],
  items: [],
  current: '',
  held: [],
  ...of,
});

describe('the run sheet', () => {
  test('has_the_plan_of_each_item_one_after_the_other', () => {
    const items = [
      item('a', { plannedSeconds: 600 }),
      item('b', { speakers: ['x', 'y'] }),
      item('c', { plannedSeconds: 1200 }),
    ];
    const { rows } = agenda(course({ items }));
    const two = 2 * (5 * minute + BETWEEN_MS);
    expect(rows.map(({ planned }) => planned)).toEqual([
      { fromMs: TEN, untilMs: TEN + 10 * minute },
      { fromMs: TEN + 10 * minute, untilMs: TEN + 10 * minute + two },
      { fromMs: TEN + 10 * minute + two, untilMs: TEN + 30 * minute + two },
    ]);
  });

  test('forecasts_items_to_come_behind_the_list_of_the_one_that_is_taken_up', () => {
    const items = [item('a'), item('b'), item('c', { plannedSeconds: 1200 }), item('d')];
    const turns = [turn(), turn(), turn({ status: TurnStatus.OTHER_ITEM, item: 'd' })];
    const { rows, endsMs } = agenda(
      course({
        items,
        turns,
        current: 'b',
        held: [
          held({
            item: 'a',
            takenUpAtMs: BigInt(TEN - 9 * minute),
            leftAtMs: BigInt(TEN - minute),
          }),
          held({
            item: 'b',
            takenUpAtMs: BigInt(TEN - minute),
            runningSinceMs: BigInt(TEN - minute),
          }),
        ],
      }),
    );
    const list = TEN + 10 * minute + BETWEEN_MS;
    expect(rows[0]?.expected).toBeUndefined();
    expect(rows[1]?.expected?.untilMs).toBe(list);
    expect(rows[2]?.expected).toEqual({ fromMs: list, untilMs: list + 20 * minute });
    expect(endsMs).toBe(list + 20 * minute + 5 * minute + BETWEEN_MS);
  });

  test('an_item_that_nobody_asked_to_speak_on_yet_takes_what_is_left_of_its_plan', () => {
    const items = [item('a', { plannedSeconds: 1800 })];
    const own = held({
      item: 'a',
      tookMs: BigInt(5 * minute),
      runningSinceMs: BigInt(TEN - 5 * minute),
    });
    expect(agenda(course({ items, current: 'a', held: [own] })).endsMs).toBe(TEN + 20 * minute);
    const over = held({ item: 'a', tookMs: BigInt(60 * minute) });
    expect(agenda(course({ items, current: 'a', held: [over] })).endsMs).toBe(TEN);
  });

  test('a_subtopic_takes_nothing_beside_an_item_whose_time_is_said', () => {
    const items = [
      item('a', { plannedSeconds: 1800 }),
      item('a1', { parent: 'a', speakers: ['x'] }),
    ];
    expect(agenda(course({ items })).endsMs).toBe(TEN + 30 * minute);
  });

  test('proposes_the_longest_limit_at_which_the_whole_agenda_is_through', () => {
    const items = [item('a'), item('b')];
    const turns = [
      ...Array.from({ length: 4 }, () => turn()),
      ...Array.from({ length: 4 }, () => turn({ status: TurnStatus.OTHER_ITEM, item: 'b' })),
    ];
    const all = course({ items, turns, current: 'a', held: [held({ item: 'a' })] });
    expect(agenda(all).endsMs).toBeGreaterThan(TEN + 36 * minute);
    expect(agendaLimit(all, TEN + 36 * minute)).toBe(4);
    expect(agendaLimit(all, TEN + 5 * minute)).toBeUndefined();
  });

  test('a_booth_is_engaged_as_the_session_says_or_until_it_ends', () => {
    const outline = { teams: [{ booth: 'fr', endsMs: 5n }] } as never;
    expect(teamsOf(outline, [{ id: 'en' }, { id: 'fr' }], 9)).toEqual([
      { booth: 'en', endsMs: 9 },
      { booth: 'fr', endsMs: 5 },
    ]);
    expect(teamsOf(outline, [{ id: 'en' }], undefined)).toEqual([]);
  });
});

describe('inscription', () => {
  const hours = (opens: number, closes: number) =>
    ({ opensMs: BigInt(opens), closesMs: BigInt(closes) }) as never;

  test('is_open_from_the_first_instant_and_before_the_second', () => {
    const outline = { items: [item('a', { inscription: hours(10, 20) }), item('b')] };
    const at = (ms: number) => inscribing(outline as never, ms).map(({ stands }) => stands);
    expect([9, 10, 19, 20].map((ms) => at(ms))).toEqual([
      ['not-yet'],
      ['open'],
      ['open'],
      ['over'],
    ]);
    expect(inscribing({ ...outline, inscription: hours(1, 2) }, 15)).toHaveLength(2);
  });

  test.each(['en', 'fr', 'ru', 'az', 'ar'])('an_instant_has_latin_digits_in_%s', (tag) => {
    expect(dayAndHour(Date.UTC(2013, 2, 15, 14), 'Asia/Baku', tag)).toMatch(/18:00/);
  });
});

test('who_waits_for_the_country_may_still_ask_for_the_group', () => {
  const turns = [turn({ participant: 'egy', onBehalfOf: '' })];
  expect(asked(turns, 'egy', 'speech')).toBe(true);
  expect(asked(turns, 'egy', 'speech', 'arab')).toBe(false);
});

describe('the balance of groups', () => {
  const groups: Record<string, string> = { a: 'east', b: 'east', c: 'west' };
  const list = (...who: string[]) =>
    who.map((participant) => turn({ participant, onBehalfOf: '' }));
  const found = (...who: string[]) => outOfTurn(list(...who), (one) => groups[one])?.participant;

  test('is_out_where_one_group_speaks_twice_and_another_waits_behind', () => {
    expect(found('a', 'b', 'c')).toBe('b');
    expect(found('a', 'c', 'b')).toBeUndefined();
  });

  test('is_as_good_as_it_gets_where_no_other_group_waits', () => {
    expect(found('c', 'a', 'b')).toBeUndefined();
    expect(found('x', 'y', 'c')).toBeUndefined();
  });
});
