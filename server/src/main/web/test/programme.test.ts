import { signal } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SessionPhase, type ProgrammeView } from '@dragoman/client';
import { around, showPresent } from '../src/state/hub/around';
import type { PageState } from '../src/state/hub/pageState';
import type { ConferenceNames } from '../src/state/sitting/conferenceNames';
import { whenOf } from '../src/state/sitting/hours';

const HOURS: Readonly<Record<string, { day: string; starts: string }>> = {
  opening: { day: '2026-11-03', starts: '10:00' },
  'plenary-1': { day: '2026-11-03', starts: '11:30' },
  'plenary-2': { day: '2026-11-03', starts: '15:00' },
  'plenary-3': { day: '2026-11-03', starts: '15:00' },
  closing: { day: '2026-11-04', starts: '09:30' },
};
const names = { session: (id: string) => HOURS[id] } as unknown as ConferenceNames;
const { OPEN, SCHEDULED, CLOSED } = SessionPhase;

function programme(phases: readonly SessionPhase[], present: string) {
  const sessions = Object.keys(HOURS).map((session, at) => ({ session, phase: phases[at] }));
  return { sessions, present } as unknown as ProgrammeView;
}

/** What a page in a session offers: the sessions that go on, then those that are next. */
function offered(phases: readonly SessionPhase[], present: string, here: string, chosen = '') {
  const { goingOn, next } = around(programme(phases, present), names, here, chosen);
  return [goingOn, next].map((some) => some.map(({ session }) => session));
}

describe('the way to the other sessions', () => {
  test('in_a_session_that_goes_on_alone_nothing_is_offered', () => {
    const phases = [OPEN, SCHEDULED, SCHEDULED, SCHEDULED, SCHEDULED];
    expect(offered(phases, 'opening', 'opening')).toEqual([[], []]);
  });

  test('a_closed_session_shows_what_is_next', () => {
    const phases = [CLOSED, SCHEDULED, SCHEDULED, SCHEDULED, SCHEDULED];
    expect(offered(phases, 'plenary-1', 'opening')).toEqual([[], ['plenary-1']]);
  });

  test('sessions_that_begin_together_are_next_together', () => {
    const phases = [CLOSED, CLOSED, SCHEDULED, SCHEDULED, SCHEDULED];
    const [, next] = offered(phases, 'plenary-2', 'plenary-1');
    expect(next).toEqual(['plenary-2', 'plenary-3']);
  });

  test('once_the_next_one_goes_on_it_alone_is_offered', () => {
    const phases = [CLOSED, OPEN, SCHEDULED, SCHEDULED, SCHEDULED];
    expect(offered(phases, 'plenary-1', 'opening')).toEqual([['plenary-1'], []]);
  });

  test('where_two_go_on_the_choice_is_offered_until_it_is_made', () => {
    const phases = [CLOSED, CLOSED, OPEN, OPEN, SCHEDULED];
    expect(offered(phases, 'plenary-2', 'plenary-1')[0]).toEqual(['plenary-2', 'plenary-3']);
    expect(offered(phases, 'plenary-2', 'plenary-3')[0]).toEqual(['plenary-2']);
    expect(offered(phases, 'plenary-2', 'plenary-3', 'plenary-3')[0]).toEqual([]);
  });

  test('a_choice_ends_with_its_session', () => {
    const phases = [CLOSED, CLOSED, OPEN, CLOSED, SCHEDULED];
    expect(offered(phases, 'plenary-2', 'plenary-3', 'plenary-3')[0]).toEqual(['plenary-2']);
  });

  test('after_the_last_session_nothing_is_next', () => {
    const phases = [CLOSED, CLOSED, CLOSED, CLOSED, CLOSED];
    expect(offered(phases, 'closing', 'closing')).toEqual([[], []]);
  });
});

describe('a screen that nobody touches', () => {
  const entered: string[] = [];

  function screen(phases: readonly SessionPhase[], here: string, named = false) {
    return showPresent({
      programme: signal(programme(phases, 'plenary-2')),
      names: signal(names),
      session: signal({ session: here }),
      chosen: signal(''),
      named,
      hub: { enter: (session: string) => Promise.resolve(entered.push(session)) },
    } as unknown as PageState);
  }

  afterEach(() => entered.splice(0));

  test('shows_the_present_session_where_two_go_on', () => {
    screen([CLOSED, CLOSED, OPEN, OPEN, SCHEDULED], 'plenary-1')();
    expect(entered).toEqual(['plenary-2']);
  });

  test('stays_in_a_session_that_goes_on_and_in_one_that_its_link_names', () => {
    screen([CLOSED, CLOSED, OPEN, OPEN, SCHEDULED], 'plenary-3')();
    screen([CLOSED, CLOSED, OPEN, OPEN, SCHEDULED], 'plenary-1', true)();
    expect(entered).toEqual([]);
  });
});

describe('the hour of a session', () => {
  const noon = Date.parse('2026-11-03T12:00:00+04:00');
  const session = { day: '2026-11-04', starts: '09:30' };

  afterEach(() => vi.unstubAllEnvs());

  test('is_told_with_its_day_where_that_is_not_today_in_the_conference_s_place', () => {
    vi.stubEnv('TZ', 'Asia/Baku');
    expect(whenOf(session, 'Asia/Baku', noon, 'en')).toEqual({
      time: '09:30',
      day: 'Wednesday 4 November',
    });
    const lateInLondon = Date.parse('2026-11-03T21:00:00Z'); // the 4th in Baku already
    expect(whenOf(session, 'Asia/Baku', lateInLondon, 'en').day).toBe('');
  });

  test('names_its_zone_where_the_device_keeps_another', () => {
    vi.stubEnv('TZ', 'Europe/Paris');
    expect(whenOf(session, 'Asia/Baku', noon, 'fr')).toEqual({
      time: '09:30 GMT+4',
      day: 'mercredi 4 novembre',
    });
  });

  test('is_told_plainly_where_the_zone_is_unknown', () => {
    expect(whenOf(session, 'Mars/Olympus', noon, 'en').time).toBe('09:30');
  });
});
