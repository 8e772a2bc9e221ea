import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Backoff } from '../../src/link/backoff.js';
import { HubClock } from '../../src/link/clock.js';
import { comesBack } from '../../src/link/closing.js';
import { Events } from '../../src/link/events.js';
import { Link, type LinkOptions } from '../../src/link/link.js';
import { HandSocket } from './socket.js';

describe('backoff', () => {
  test('the_bound_doubles_from_200_ms_to_20_s_and_starts_again_after_a_connection', () => {
    const backoff = new Backoff(undefined, () => 0.999_999);
    const waits = Array.from({ length: 10 }, () => backoff.nextMs());
    expect(waits).toEqual([199, 399, 799, 1599, 3199, 6399, 12799, 19999, 19999, 19999]);
    backoff.reset();
    expect(backoff.nextMs()).toBe(199);
  });

  test('any_moment_within_the_bound_is_as_likely', () => {
    const draws = [0, 0.25, 0.5, 0.75];
    const backoff = new Backoff({ firstMs: 1_000, longestMs: 1_000 }, () => draws.shift() ?? 0);
    expect([1, 2, 3, 4].map(() => backoff.nextMs())).toEqual([0, 250, 500, 750]);
  });

  test('a_hub_that_named_a_time_is_not_disturbed_before_it', () => {
    expect(new Backoff(undefined, () => 0).nextMs(3_200)).toBe(3_200);
  });
});

describe('close codes', () => {
  test.each([1000, 1001, 1006, 1009, 1011, 1013, 4501, 4507, 4000, 4001, 4002, 4003, 4004, 4242])(
    '%i_comes_back',
    (code) => {
      expect(comesBack(code)).toBe(true);
    },
  );

  test.each([1002, 1003, 1007, 4500, 4502, 4503, 4504, 4505, 4506, 4508, 4999])('%i_does_not', (code) => {
    expect(comesBack(code)).toBe(false);
  });

  test('once_welcomed_nothing_is_final_but_badge_role_removal_and_a_session_that_is_gone', () => {
    const all = [
      1002, 1003, 1006, 1007, 1009, 4000, 4500, 4501, 4502, 4503, 4504, 4505, 4506, 4507, 4508, 4999,
    ];
    expect(all.filter((code) => !comesBack(code, true))).toEqual([4502, 4503, 4505, 4508]);
  });
});

describe('hub clock', () => {
  test('the_answer_that_travelled_least_is_believed', () => {
    let local = 1_000;
    const clock = new HubClock(() => local);
    const ask = (upMs: number, downMs: number) => {
      const question = clock.questionUs();
      const serverUs = (local + upMs + 500_000) * 1000;
      local += upMs + downMs;
      clock.answered(question, serverUs);
    };
    ask(200, 20);
    ask(5, 5);
    ask(10, 90);
    expect(clock.nowMs()).toBeCloseTo(local + 500_000, 3);
    expect(clock.roundTripMs).toBe(10);
  });

  test('only_the_last_eight_answers_count', () => {
    let local = 0;
    const clock = new HubClock(() => local);
    const ask = (tripMs: number, offsetMs: number) => {
      const question = clock.questionUs();
      const serverUs = (local + tripMs / 2 + offsetMs) * 1000;
      local += tripMs;
      clock.answered(question, serverUs);
    };
    ask(2, 1_000);
    for (let i = 0; i < 8; i++) ask(10, 2_000);
    expect(clock.nowMs()).toBeCloseTo(local + 2_000, 3);
  });

  test('a_hub_whose_time_was_moved_is_followed', () => {
    let local = 0;
    const clock = new HubClock(() => local);
    const answer = (aheadMs: number, roundTripMs: number) => {
      const askedUs = clock.questionUs();
      local += roundTripMs;
      clock.answered(askedUs, (local - roundTripMs / 2 + aheadMs) * 1000);
    };
    for (let i = 0; i < 8; i += 1) answer(5_000_000, 2);
    clock.moved(1_200_000);
    expect(clock.nowMs() - local).toBeCloseTo(6_200_000, 3);
    answer(6_200_000, 2);
    answer(6_190_000, 300);
    expect(clock.nowMs() - local).toBeCloseTo(6_200_000, 3);
    answer(6_190_000, 300);
    expect(clock.nowMs() - local).toBeCloseTo(6_190_000, 3);
  });

  test('until_the_first_answer_welcome_is_believed', () => {
    const clock = new HubClock(() => 100);
    expect(clock.nowMs()).toBe(100);
    clock.guess(5_000);
    expect(clock.nowMs()).toBe(5_000);
  });
});

describe('events', () => {
  test('a_listener_that_throws_harms_nobody_else', () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const events = new Events<{ word: string }>();
    const heard: string[] = [];
    events.on('word', () => {
      throw new Error('no');
    });
    const off = events.on('word', (word) => heard.push(word));
    events.emit('word', 'a');
    off();
    events.emit('word', 'b');
    expect(heard).toEqual(['a']);
    expect(reported).toHaveBeenCalledTimes(2);
    reported.mockRestore();
  });
});

describe('link', () => {
  const states: string[] = [];
  const ends: number[] = [];
  let hellos = 0;

  const link = (options: Partial<LinkOptions> = {}) =>
    new Link({
      url: 'ws://hub/v1/session',
      WebSocket: HandSocket,
      reconnect: { firstMs: 200, longestMs: 20_000 },
      hello: () => {
        hellos += 1;
        return Promise.resolve(new Uint8Array([0x0a, 0x00]));
      },
      ask: () => new Uint8Array([0x3a, 0x00]),
      onState: (state) => states.push(state),
      onMessage: () => undefined,
      onEnd: (closing) => ends.push(closing.code),
      ...options,
    });

  const connect = async (made: Link) => {
    await vi.advanceTimersByTimeAsync(0);
    HandSocket.latest.opens();
    made.welcomed();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    HandSocket.made = [];
    states.length = ends.length = hellos = 0;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('it_asks_for_the_subprotocol_and_says_hello_first', async () => {
    const made = link();
    made.open();
    await connect(made);
    expect(HandSocket.latest.protocols).toEqual(['dragoman.v1']);
    expect(HandSocket.latest.binaryType).toBe('arraybuffer');
    expect(HandSocket.latest.sent[0]?.body.case).toBe('hello');
    expect(states).toEqual(['connecting', 'connected']);
  });

  test('nothing_is_sent_before_welcome', async () => {
    const made = link();
    made.open();
    await vi.advanceTimersByTimeAsync(0);
    HandSocket.latest.opens();
    expect(made.send(new Uint8Array([0x12, 0x00]))).toBe(false);
  });

  test('a_lost_connection_is_dialled_again_with_a_token_asked_for_anew', async () => {
    const made = link();
    made.open();
    await connect(made);
    HandSocket.latest.breaks();
    expect(states.at(-1)).toBe('connecting');
    await vi.advanceTimersByTimeAsync(101);
    expect(HandSocket.made.length).toBe(2);
    expect(hellos).toBe(2);
  });

  test('it_tries_for_ever_and_ever_more_slowly', async () => {
    const made = link();
    made.open();
    for (let i = 0; i < 12; i++) {
      await vi.advanceTimersByTimeAsync(20_000);
      HandSocket.latest.breaks();
    }
    expect(HandSocket.made.length).toBeGreaterThanOrEqual(12);
    expect(made.state).toBe('connecting');
  });

  test('leaving_names_the_time_to_come_back', async () => {
    const made = link();
    made.open();
    await connect(made);
    made.left(4000, 3_000, 'restart');
    HandSocket.latest.breaks(4000);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(HandSocket.made.length).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(HandSocket.made.length).toBe(2);
  });

  test('after_45xx_it_never_comes_back_by_itself', async () => {
    const made = link();
    made.open();
    await connect(made);
    HandSocket.latest.breaks(4505);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(HandSocket.made.length).toBe(1);
    expect(ends).toEqual([4505]);
    expect(made.state).toBe('disconnected');
  });

  test('a_leaving_of_a_later_version_goes_by_the_close_itself', async () => {
    const made = link();
    made.open();
    await connect(made);
    made.left(0, 0, 'new');
    HandSocket.latest.breaks(4505);
    expect(ends).toEqual([4505]);
  });

  test('a_hub_that_stays_mute_for_15_s_is_given_up', async () => {
    const made = link();
    made.open();
    await connect(made);
    await vi.advanceTimersByTimeAsync(14_000);
    HandSocket.latest.says({ case: 'accepted', value: {} });
    await vi.advanceTimersByTimeAsync(14_000);
    expect(made.state).toBe('connected');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(made.state).toBe('connecting');
  });

  test('in_doubt_the_hub_is_asked_and_a_word_of_it_ends_the_doubt', async () => {
    const made = link();
    made.open();
    await connect(made);
    made.doubt();
    made.doubt();
    expect(HandSocket.latest.sentOf('clock').length).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    HandSocket.latest.says({ case: 'clock', value: {} });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(made.state).toBe('connected');
  });

  test('a_hub_that_does_not_answer_is_dialled_at_once_and_again_soon', async () => {
    const made = link();
    made.open();
    await connect(made);
    made.doubt();
    await vi.advanceTimersByTimeAsync(700);
    expect(made.state).toBe('connecting');
    expect(HandSocket.made.length).toBe(2);
    await vi.advanceTimersByTimeAsync(4 * 800);
    expect(HandSocket.made.length).toBeGreaterThanOrEqual(5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(HandSocket.made.length).toBeLessThan(20); // from then on it has patience
  });

  test('when_the_network_changes_a_wait_ends', async () => {
    const made = link({ reconnect: { firstMs: 20_000, longestMs: 20_000 } });
    made.open();
    await connect(made);
    HandSocket.latest.breaks();
    made.nudge();
    await vi.advanceTimersByTimeAsync(0);
    expect(HandSocket.made.length).toBe(2);
    await vi.advanceTimersByTimeAsync(5_000);
    made.nudge(); // a dial is on its way: it is not disturbed
    await vi.advanceTimersByTimeAsync(100);
    expect(HandSocket.made.length).toBe(2);
  });

  test('without_reconnect_the_first_loss_is_the_end', async () => {
    const made = link({ reconnect: false });
    made.open();
    await connect(made);
    HandSocket.latest.breaks(1006);
    expect(ends).toEqual([1006]);
  });

  test('a_token_that_cannot_be_had_is_asked_for_again_later', async () => {
    let asked = 0;
    const made = link({
      hello: () => {
        asked += 1;
        return asked < 3
          ? Promise.reject(new Error('offline'))
          : Promise.resolve(new Uint8Array([0x0a, 0x00]));
      },
    });
    made.open();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(3);
    expect(HandSocket.made.length).toBe(1);
  });

  test('closing_ends_it_and_an_old_socket_says_nothing_more', async () => {
    const made = link();
    made.open();
    await connect(made);
    const socket = HandSocket.latest;
    made.close();
    expect(socket.closedWith).toBe(1000);
    socket.breaks(1000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(HandSocket.made.length).toBe(1);
    expect(ends).toEqual([1000]);
  });
});
