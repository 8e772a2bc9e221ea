import { describe, expect, test } from 'vitest';
import { TurnKind, TurnStatus, type Speech, type Turn } from '@dragoman/client';
import { BETWEEN_MS, forecast, limitThatFits, sessionEnd } from '../src/state/sitting/forecast';
import { asked, placesOf } from '../src/state/sitting/place';
import { changes, nextOf, partOf, reachOf } from '../src/state/sitting/turns';

const minute = 60_000;
let numbers = 0;
const turn = (of: Partial<Turn> = {}) =>
  ({
    turn: ++numbers,
    participant: `p${numbers}`,
    kind: TurnKind.SPEECH,
    status: TurnStatus.WAITING,
    limitSeconds: 300,
    ...of,
  }) as Turn;
const speech = (of: Partial<Speech> = {}) =>
  ({ limitSeconds: 300, usedMs: 0, runningSinceMs: 0n, ...of }) as Speech;

describe('the forecast', () => {
  test('counts_what_is_left_of_the_speech_and_the_time_between_two', () => {
    const turns = [turn(), turn({ limitSeconds: 120 }), turn()];
    const found = forecast({ nowMs: 0, speeches: [speech({ usedMs: 60_000 })], turns });
    expect(turns.map(({ turn }) => found.starts.get(turn))).toEqual([
      4 * minute + BETWEEN_MS,
      9 * minute + 2 * BETWEEN_MS,
      11 * minute + 3 * BETWEEN_MS,
    ]);
    expect(found.endsMs).toBe(16 * minute + 3 * BETWEEN_MS);
  });

  test('a_suspended_speech_goes_on_after_the_point_of_order', () => {
    const speeches = [speech({ usedMs: 120_000 }), speech({ limitSeconds: 120 })];
    expect(forecast({ nowMs: 0, speeches, turns: [] }).endsMs).toBe(5 * minute);
  });

  test('an_over_run_takes_nothing_back', () => {
    const next = turn();
    const late = [speech({ usedMs: 999_000 })];
    expect(forecast({ nowMs: 0, speeches: late, turns: [next] }).starts.get(next.turn)).toBe(
      BETWEEN_MS,
    );
  });

  test('who_is_late_or_absent_is_not_expected_and_a_later_item_comes_last', () => {
    const [later, late, absent, now] = [
      turn({ status: TurnStatus.OTHER_ITEM }),
      turn({ status: TurnStatus.LATE }),
      turn({ status: TurnStatus.ABSENT }),
      turn(),
    ];
    const { starts } = forecast({ nowMs: 0, speeches: [], turns: [later, late, absent, now] });
    expect([...starts.keys()]).toEqual([now.turn, later.turn]);
  });

  test('nine_times_five_minutes_from_1150_end_at_1240_and_a_limit_of_four_helps', () => {
    const nowMs = Date.UTC(2026, 4, 5, 11, 50);
    const turns = Array.from({ length: 9 }, () => turn());
    const course = { nowMs, speeches: [], turns };
    expect(new Date(forecast(course).endsMs).toISOString()).toContain('12:39');
    expect(new Date(forecast({ ...course, whatIfSeconds: 240 }).endsMs).toISOString()).toContain(
      '12:30',
    );
    expect(limitThatFits(course, Date.UTC(2026, 4, 5, 12, 31))).toBe(4);
    expect(limitThatFits(course, Date.UTC(2026, 4, 5, 11, 55))).toBeUndefined();
  });

  test('a_limit_shortens_speeches_and_neither_replies_nor_shorter_ones', () => {
    const turns = [
      turn({ limitSeconds: 60 }),
      turn({ kind: TurnKind.RIGHT_OF_REPLY, limitSeconds: 600 }),
    ];
    const ends = forecast({ nowMs: 0, speeches: [], turns, whatIfSeconds: 120 }).endsMs;
    expect(ends).toBe(11 * minute + BETWEEN_MS);
  });
});

describe('the end of a session', () => {
  const outline = { day: '2026-05-05', ends: '13:00' };

  test('is_told_in_the_time_of_its_place_summer_and_winter', () => {
    const noon = Date.UTC(2026, 4, 5, 8);
    expect(sessionEnd(outline, 'Asia/Baku', noon)).toBe(Date.UTC(2026, 4, 5, 9));
    expect(sessionEnd(outline, 'Europe/Vienna', noon)).toBe(Date.UTC(2026, 4, 5, 11));
    const winter = { day: '2026-01-05', ends: '13:00' };
    expect(sessionEnd(winter, 'Europe/Vienna', Date.UTC(2026, 0, 5, 8))).toBe(
      Date.UTC(2026, 0, 5, 12),
    );
  });

  test('on_another_day_is_that_hour_of_the_day_it_is_held', () => {
    const rehearsal = Date.UTC(2026, 3, 20, 8);
    expect(sessionEnd(outline, 'Asia/Baku', rehearsal)).toBe(Date.UTC(2026, 3, 20, 9));
    expect(sessionEnd({ day: '', ends: '' }, 'Asia/Baku', rehearsal)).toBeUndefined();
  });
});

describe('the list', () => {
  test('who_is_next_is_the_first_that_waits', () => {
    const waiting = turn();
    const turns = [turn({ status: TurnStatus.LATE }), waiting];
    expect(nextOf({ turns } as never)).toBe(waiting);
  });

  test('a_turn_is_moved_among_those_of_its_kind_and_a_point_of_order_is_not', () => {
    const point = turn({ kind: TurnKind.POINT_OF_ORDER });
    const [a, b, c] = [turn(), turn(), turn()];
    const reply = turn({ kind: TurnKind.RIGHT_OF_REPLY });
    const turns = [point, a, b, c, reply];
    expect(reachOf(turns, b.turn)).toEqual({ first: 2, last: 4 });
    expect(reachOf(turns, point.turn)).toBeUndefined();
    expect(reachOf(turns, reply.turn)).toEqual({ first: 5, last: 5 });
    expect(partOf(point)).toBe('point');
  });

  test('only_who_was_moved_is_a_change_and_not_who_slid_along', () => {
    const [a, b, c, d] = [turn(), turn(), turn(), turn()];
    expect(changes([a, b, c, d], [d, a, b, c])).toEqual([
      { turn: d, what: 'moved', from: 4, to: 1 },
    ]);
    expect(changes([a, b, c], [b, c])).toEqual([{ turn: a, what: 'went', from: 1, to: 0 }]);
    expect(changes([a, b], [a, c, b])).toEqual([{ turn: c, what: 'came', from: 0, to: 2 }]);
    expect(changes([a, b], [a, b])).toEqual([]);
  });
});

describe('a session across midnight', () => {
  const night = { day: '2026-05-04', starts: '22:00', ends: '00:30' };
  const at = (text: string) => Date.parse(text);

  test('ends_on_the_next_day', () => {
    const end = at('2026-05-05T00:30:00Z');
    expect(sessionEnd(night, 'UTC', at('2026-05-04T23:00:00Z'))).toBe(end);
    expect(sessionEnd(night, 'UTC', at('2026-05-05T00:50:00Z'))).toBe(end);
    expect(sessionEnd({ ...night, ends: '00:00' }, 'UTC', at('2026-05-04T23:00:00Z'))).toBe(
      at('2026-05-05T00:00:00Z'),
    );
  });

  test('held_on_another_day_it_is_late_after_its_hour_and_not_early_by_a_day', () => {
    const evening = { ...night, ends: '23:59' };
    expect(sessionEnd(evening, 'UTC', at('2026-06-02T00:20:00Z'))).toBe(at('2026-06-01T23:59:00Z'));
    expect(sessionEnd(night, 'UTC', at('2026-06-01T23:00:00Z'))).toBe(at('2026-06-02T00:30:00Z'));
    const morning = { day: '2026-05-04', starts: '09:00', ends: '12:00' };
    expect(sessionEnd(morning, 'UTC', at('2026-06-01T12:20:00Z'))).toBe(at('2026-06-01T12:00:00Z'));
    expect(sessionEnd(morning, 'UTC', at('2026-06-01T06:00:00Z'))).toBe(at('2026-06-01T12:00:00Z'));
  });
});

describe('my place', () => {
  test('counts_who_waits_before_me_and_tells_when', () => {
    const mine = turn({ participant: 'me' });
    const reply = turn({ participant: 'me', kind: TurnKind.RIGHT_OF_REPLY });
    const turns = [turn({ status: TurnStatus.ABSENT }), turn(), mine, reply];
    const course = forecast({ nowMs: 0, speeches: [], turns });
    const places = placesOf(turns, 'me', course);
    expect(places.map(({ place, part }) => [place, part])).toEqual([
      [2, 'speech'],
      [3, 'reply'],
    ]);
    expect(places[0]?.startsMs).toBe(5 * minute + BETWEEN_MS);
    expect(asked(turns, 'me', 'reply')).toBe(true);
    expect(asked(turns, 'me', 'point')).toBe(false);
  });

  test('at_a_later_item_keeps_nobody_from_asking_at_this_one', () => {
    const later = turn({ participant: 'me', status: TurnStatus.OTHER_ITEM });
    const point = turn({ participant: 'me', kind: TurnKind.POINT_OF_ORDER });
    expect(asked([later, point], 'me', 'speech')).toBe(false);
    expect(asked([later, point], 'me', 'point')).toBe(true);
  });

  test('a_late_request_has_no_place_yet', () => {
    const turns = [turn(), turn({ participant: 'me', status: TurnStatus.LATE })];
    const [late] = placesOf(turns, 'me', forecast({ nowMs: 0, speeches: [], turns }));
    expect(late).toMatchObject({ place: 0, part: 'late', startsMs: undefined });
  });
});
