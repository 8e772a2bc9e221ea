import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClosedError, CloseCode, DragomanClient, goingOn, leadsTo, SessionPhase } from '../../src/index.js';
import type { Hello } from '../../src/index.js';
import { HandSocket } from '../link/socket.js';

const options = { url: 'ws://hub/v1/session', token: 'badge', WebSocket: HandSocket };
const day = ['opening', 'plenary-1', 'plenary-2', 'plenary-3'];

function programme(version: bigint, ...open: string[]) {
  const sessions = day.map((session) => ({
    session,
    phase: open.includes(session) ? SessionPhase.OPEN : SessionPhase.SCHEDULED,
  }));
  return { version, sessions };
}

/** The hub lets the latest connection into the session that its Hello names; for no name into the first. */
async function greet(position = 7n): Promise<HandSocket> {
  await vi.advanceTimersByTimeAsync(0);
  const socket = HandSocket.latest;
  socket.opens();
  const session = socket.sentOf('hello')[0]?.session || 'opening';
  socket.says({ case: 'welcome', value: { position, session: { session, position } } });
  return socket;
}

async function connected(client: DragomanClient): Promise<HandSocket> {
  const welcome = client.connect();
  const socket = await greet();
  await welcome;
  return socket;
}

function hellos(): Hello[] {
  return HandSocket.made.flatMap((socket) => socket.sentOf('hello'));
}

describe('following', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    HandSocket.made = [];
  });

  afterEach(() => vi.useRealTimers());

  test('who_follows_goes_along_once_another_session_alone_is_open', async () => {
    const client = new DragomanClient({ ...options, follow: true });
    const first = await connected(client);
    first.says({ case: 'programme', value: programme(1n, 'opening') });
    first.says({ case: 'programme', value: programme(2n) });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(HandSocket.made).toHaveLength(1);

    first.says({ case: 'programme', value: programme(3n, 'plenary-1') });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.closedWith).toBe(1000);
    await greet();
    expect(client.session).toBe('plenary-1');
    expect(client.snapshot.session?.session).toBe('plenary-1');
    expect(hellos().map(({ session }) => session)).toEqual(['', 'plenary-1']);
    expect(hellos()[1]?.seenPosition).toBe(0n);
  });

  test('who_is_in_a_session_that_goes_on_stays_whatever_else_is_open', async () => {
    const client = new DragomanClient({ ...options, follow: true });
    const socket = await connected(client);
    socket.says({ case: 'programme', value: programme(1n, 'opening', 'plenary-1') });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.session).toBe('opening');
  });

  test('where_two_go_on_nobody_is_taken_along_and_whoever_chose_is_kept', async () => {
    const client = new DragomanClient({ ...options, follow: true });
    const first = await connected(client);
    first.says({ case: 'programme', value: programme(1n, 'plenary-2', 'plenary-3') });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.session).toBe('opening');

    const entering = client.enter('plenary-3');
    const second = await greet();
    await entering;
    second.says({ case: 'programme', value: programme(1n, 'plenary-2', 'plenary-3') });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.session).toBe('plenary-3');
  });

  test('who_does_not_follow_stays_and_can_be_shown_the_way', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    socket.says({ case: 'programme', value: programme(1n, 'plenary-1') });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(client.session).toBe('opening');
    expect(leadsTo(client.snapshot.programme, client.session)).toBe('plenary-1');
    expect(goingOn(client.snapshot.programme).map(({ session }) => session)).toEqual(['plenary-1']);
  });

  test('a_broken_link_comes_back_to_the_session_that_welcome_named', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    socket.breaks();
    await vi.advanceTimersByTimeAsync(200);
    await greet();
    expect(hellos().map(({ session }) => session)).toEqual(['', 'opening']);
    expect(hellos()[1]?.seenPosition).toBe(7n);
  });

  test('what_was_asked_in_one_session_is_never_asked_in_another', async () => {
    const client = new DragomanClient(options);
    await connected(client);
    const answer = client.closeSession().catch((reason: unknown) => reason);
    const entering = client.enter('plenary-1');
    const second = await greet();
    await entering;
    expect(await answer).toBeInstanceOf(ClosedError);
    expect(second.sentOf('command')).toEqual([]);
  });

  test('text_channels_are_read_on_in_the_other_session', async () => {
    const client = new DragomanClient(options);
    await connected(client);
    client.readCaptions(['fr']);
    const entering = client.enter('plenary-1');
    const second = await greet();
    await entering;
    expect(second.sentOf('listen').map(({ captions }) => captions)).toEqual([['fr']]);
  });

  test('refusals_come_in_the_language_that_was_chosen_meanwhile_on_the_next_connection_too', async () => {
    const client = new DragomanClient({ ...options, language: 'en' });
    const first = await connected(client);
    client.answerIn('en');
    expect(first.sentOf('listen')).toEqual([]);
    client.readCaptions(['fr']);
    client.answerIn('ar');
    expect(first.sentOf('listen').at(-1)).toMatchObject({ captions: ['fr'], language: 'ar' });
    const entering = client.enter('plenary-1');
    await greet();
    await entering;
    expect(hellos().map(({ language }) => language)).toEqual(['en', 'ar']);
  });

  test('a_session_that_is_gone_leads_back_to_the_one_that_was_asked_for', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    socket.breaks(CloseCode.SESSION_OVER);
    await greet();
    expect(hellos().map(({ session }) => session)).toEqual(['', '']);
    expect(client.state).toBe('connected');
  });

  test('a_session_that_was_named_and_is_gone_ends_the_client', async () => {
    const client = new DragomanClient({ ...options, session: 'plenary-9' });
    client.connect().catch(() => undefined);
    const socket = await greet();
    socket.breaks(CloseCode.SESSION_OVER);
    expect((await client.closed()).code).toBe(CloseCode.SESSION_OVER);
  });
});
