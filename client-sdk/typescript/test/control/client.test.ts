import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ClosedError,
  DragomanClient,
  FloorMode,
  NotCarriedOutError,
  Output,
  RefusalCode,
  RefusedError,
  Role,
  TooLargeError,
  UnansweredError,
} from '../../src/index.js';
import { HandSocket } from '../link/socket.js';

const options = { url: 'ws://hub/v1/session', token: 'badge', language: 'az', WebSocket: HandSocket };

async function connected(client: DragomanClient, position = 1n): Promise<HandSocket> {
  const welcome = client.connect();
  await vi.advanceTimersByTimeAsync(0);
  greet(HandSocket.latest, position);
  await welcome;
  return HandSocket.latest;
}

function greet(socket: HandSocket, position: bigint): void {
  socket.opens();
  socket.says({
    case: 'welcome',
    value: {
      participant: 'dupont',
      role: Role.DELEGATE,
      position,
      serverTimeMs: 1_763_800_000_000n,
      conference: { id: 'baku-2013' },
      floor: { position, language: 'az' },
      list: { position, open: true },
    },
  });
}

async function comesBack(position = 2n): Promise<HandSocket> {
  HandSocket.latest.breaks();
  await vi.advanceTimersByTimeAsync(200);
  greet(HandSocket.latest, position);
  return HandSocket.latest;
}

describe('client', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    HandSocket.made = [];
  });

  afterEach(() => vi.useRealTimers());

  test('connect_says_who_it_is_and_resolves_with_welcome', async () => {
    const client = new DragomanClient(options);
    const events: string[] = [];
    for (const name of ['welcome', 'floor', 'list', 'session'] as const)
      client.on(name, () => events.push(name));
    const socket = await connected(client);
    const [hello] = socket.sentOf('hello');
    expect(hello).toMatchObject({ token: 'badge', language: 'az', purpose: 1, seenPosition: 0n });
    expect(client.snapshot.conference?.id).toBe('baku-2013');
    expect(client.snapshot.floor?.language).toBe('az');
    expect(events).toEqual(['welcome', 'floor', 'list']);
    expect(client.state).toBe('connected');
  });

  test('the_larger_position_wins_and_an_equal_one_replaces', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client, 10n);
    const seen: string[] = [];
    client.on('floor', (floor) => seen.push(floor.language));
    socket.says({ case: 'floor', value: { position: 12n, language: 'fr' } });
    socket.says({ case: 'floor', value: { position: 11n, language: 'en' } });
    socket.says({ case: 'floor', value: { position: 12n, language: 'ru' } });
    expect(seen).toEqual(['fr', 'ru']);
    expect(client.snapshot.floor?.language).toBe('ru');
  });

  test('a_command_resolves_when_it_is_accepted', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    const answer = client.goOnAir({ output: Output.B });
    const [command] = socket.sentOf('command');
    expect(command?.body).toMatchObject({ case: 'goOnAir', value: { output: Output.B } });
    socket.says({ case: 'accepted', value: { command: command?.id ?? '', position: 7n } });
    expect((await answer).position).toBe(7n);
  });

  test('a_refusal_rejects_with_everything_the_hub_said', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    const answer = client.requestFloor({});
    const refused = {
      code: RefusalCode.LIST_CLOSED,
      text: 'Siyahı bağlıdır.',
      field: '',
      retry: true,
      retryAfterMs: 500,
    };
    socket.says({ case: 'refused', value: { command: socket.sentOf('command')[0]?.id ?? '', ...refused } });
    const error = await answer.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ ...refused, message: 'Siyahı bağlıdır.' });
  });

  test('a_command_without_an_answer_is_asked_again_with_the_same_id_after_a_reconnect', async () => {
    const client = new DragomanClient(options);
    const first = await connected(client);
    const answer = client.goOffAir();
    const [asked] = first.sentOf('command');
    const second = await comesBack();
    expect(second.sentOf('command')).toEqual([asked]);
    second.says({ case: 'accepted', value: { command: asked?.id ?? '', position: 3n } });
    expect((await answer).position).toBe(3n);
  });

  test('a_command_that_is_never_answered_fails_in_the_end', async () => {
    const client = new DragomanClient(options);
    await connected(client);
    const answer = client.goOffAir().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await answer).toBeInstanceOf(UnansweredError);
  });

  test('what_opens_a_microphone_is_not_asked_again_on_another_connection', async () => {
    const client = new DragomanClient(options);
    const first = await connected(client);
    const answers = [
      client.goOnAir({ output: Output.A }),
      client.giveNext(),
      client.pushToTalk({ held: true }),
      client.answerHandover({ accepted: true }),
    ].map((answer) => answer.catch((error: unknown) => error));
    const closing = [client.pushToTalk({ held: false }), client.answerHandover({}), client.takeFloor({})];
    for (const answer of closing) answer.catch(() => undefined);
    expect(first.sentOf('command')).toHaveLength(7);
    const second = await comesBack();
    for (const answer of answers) expect(await answer).toBeInstanceOf(NotCarriedOutError);
    expect(second.sentOf('command').map(({ body }) => body.case)).toEqual([
      'pushToTalk',
      'answerHandover',
      'takeFloor',
    ]);
  });

  test('on_a_dead_line_nothing_is_kept_that_opens_a_microphone', async () => {
    const client = new DragomanClient(options);
    await connected(client);
    HandSocket.latest.breaks();
    await expect(client.goOnAir({})).rejects.toBeInstanceOf(NotCarriedOutError);
    const off = client.goOffAir();
    await vi.advanceTimersByTimeAsync(200);
    greet(HandSocket.latest, 2n);
    const [asked, ...more] = HandSocket.latest.sentOf('command');
    expect([asked?.body.case, ...more]).toEqual(['goOffAir']);
    HandSocket.latest.says({ case: 'accepted', value: { command: asked?.id ?? '' } });
    await off;
  });

  test('what_opens_a_microphone_says_until_when_and_is_given_up_soon_after', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    const answer = client.goOnAir({}).catch((error: unknown) => error);
    void client.requestFloor({}).catch(() => undefined);
    const [on, ask] = socket.sentOf('command');
    expect(Number(on?.untilMs) - client.serverNow()).toBeCloseTo(3_000, -2);
    expect(ask?.untilMs).toBe(0n);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await answer).toBeInstanceOf(UnansweredError);
    socket.says({ case: 'floor', value: { position: 9n, mode: FloorMode.AUTOMATIC } });
    void client.requestFloor({}).catch(() => undefined);
    expect(socket.sentOf('command').at(-1)?.untilMs).not.toBe(0n);
  });

  test('what_is_larger_than_the_hub_takes_is_not_sent', async () => {
    const client = new DragomanClient(options);
    const welcome = client.connect();
    await vi.advanceTimersByTimeAsync(0);
    const socket = HandSocket.latest;
    socket.opens();
    socket.says({ case: 'welcome', value: { limits: { messageBytes: 65_536 } } });
    await welcome;
    const arabic = 'كلمة '.repeat(11_000); // 55,000 characters, 99,000 bytes
    await expect(client.importInscriptions({ csv: arabic })).rejects.toBeInstanceOf(TooLargeError);
    expect(socket.sentOf('command')).toEqual([]);
    expect(client.state).toBe('connected');
  });

  test.each([1009, 4501, 4507, 1002])('after_a_welcome_%i_is_no_end', async (code) => {
    const client = new DragomanClient(options);
    await connected(client);
    HandSocket.latest.breaks(code);
    expect(client.state).toBe('connecting');
    await vi.advanceTimersByTimeAsync(200);
    HandSocket.latest.opens();
    HandSocket.latest.breaks(code);
    expect(client.state).toBe('connecting');
  });

  test('it_says_which_device_it_is', async () => {
    const client = new DragomanClient({ ...options, device: 'd-1' });
    expect((await connected(client)).sentOf('hello')[0]?.device).toBe('d-1');
  });

  test('no_more_than_64_commands_wait_at_once', async () => {
    const client = new DragomanClient(options);
    await connected(client);
    const failed = vi.fn();
    for (let i = 0; i < 65; i++) client.giveNext().catch(failed);
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  test('it_comes_back_with_the_position_it_saw_and_its_captions', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client, 10n);
    client.readCaptions(['az', 'fr']);
    socket.says({ case: 'floor', value: { position: 42n } });
    const states: string[] = [];
    client.on('state', ({ from, to }) => states.push(`${from} ${to}`));
    const second = await comesBack(50n);
    expect(second.sentOf('hello')[0]?.seenPosition).toBe(42n);
    expect(second.sentOf('listen')[0]?.captions).toEqual(['az', 'fr']);
    expect(states).toEqual(['connected connecting', 'connecting connected']);
    expect(client.snapshot.floor?.position).toBe(50n);
  });

  test('after_a_resync_it_comes_back_as_if_it_had_seen_nothing', async () => {
    const client = new DragomanClient(options);
    await connected(client, 10n);
    HandSocket.latest.breaks(4002);
    await vi.advanceTimersByTimeAsync(200);
    HandSocket.latest.opens();
    expect(HandSocket.latest.sentOf('hello')[0]?.seenPosition).toBe(0n);
  });

  test('a_badge_that_is_refused_ends_it_and_everything_that_waited', async () => {
    const token = vi.fn(() => Promise.resolve('old'));
    const client = new DragomanClient({ ...options, token });
    const welcome = client.connect().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    HandSocket.latest.opens();
    HandSocket.latest.says({ case: 'leaving', value: { code: 4502, text: 'Bu nişan etibarsızdır.' } });
    HandSocket.latest.breaks(4502);
    const error = await welcome;
    expect(error).toBeInstanceOf(ClosedError);
    expect(error).toMatchObject({ code: 4502, message: 'Bu nişan etibarsızdır.' });
    expect(await client.closed()).toEqual({ code: 4502, text: 'Bu nişan etibarsızdır.' });
    await expect(client.giveNext()).rejects.toBeInstanceOf(ClosedError);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(token).toHaveBeenCalledTimes(1);
  });

  test('closing_waits_for_the_answers_that_are_due', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    const answer = client.endSpeech({});
    const closing = client.close();
    await vi.advanceTimersByTimeAsync(100);
    expect(socket.closedWith).toBeUndefined();
    socket.says({ case: 'accepted', value: { command: socket.sentOf('command')[0]?.id ?? '' } });
    await answer;
    await vi.advanceTimersByTimeAsync(0);
    expect((await closing).code).toBe(1000);
    expect(socket.closedWith).toBe(1000);
  });

  test('it_asks_the_time_often_at_first_and_then_every_five_seconds', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    expect(client.serverNow()).toBeCloseTo(1_763_800_000_000, -2);
    await vi.advanceTimersByTimeAsync(1_250);
    expect(socket.sentOf('clock').length).toBe(5);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(socket.sentOf('clock').length).toBe(7);
  });

  test('captions_leases_receipts_and_notices_are_told', async () => {
    const client = new DragomanClient(options);
    const socket = await connected(client);
    const told: string[] = [];
    client.on('caption', ({ text }) => told.push(text));
    client.on('lease', ({ open }) => told.push(`lease ${open}`));
    client.on('receipt', ({ accepted }) => told.push(`receipt ${accepted}`));
    client.on('notice', ({ code }) => told.push(RefusalCode[code]));
    socket.says({ case: 'caption', value: { text: 'Hörmətli cənab sədr' } });
    socket.says({ case: 'lease', value: { open: true } });
    socket.says({ case: 'receipt', value: { accepted: 9 } });
    socket.says({ case: 'notice', value: { code: RefusalCode.TOO_LONG } });
    expect(told).toEqual(['Hörmətli cənab sədr', 'lease true', 'receipt 9', 'TOO_LONG']);
    expect(client.writeCaption({ language: 'az', segment: 's1', revision: 1, text: 'Sağ olun' })).toBe(true);
    expect(socket.sentOf('caption')[0]).toMatchObject({ segment: 's1', text: 'Sağ olun' });
  });
});
