import { create, getOption, hasOption } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AllCommands, HallCommands } from '../../src/gen/commands.js';
import { CommandSchema } from '../../src/gen/dragoman/v1/commands_pb.js';
import { seen as held } from '../../src/gen/dragoman/v1/options_pb.js';
import { ServerMessageSchema, WelcomeSchema } from '../../src/gen/dragoman/v1/wire_pb.js';
import { viewNames } from '../../src/gen/views.js';
import { DelegateClient, DragomanClient } from '../../src/index.js';
import { HandSocket } from '../link/socket.js';

const options = { url: 'ws://hub/v1/session', token: 'badge', WebSocket: HandSocket };
const wire = CommandSchema.oneofs.flatMap(({ fields }) => fields);
type Method = (...what: unknown[]) => Promise<unknown>;

/** The methods that a client has beyond those of every participation. */
function commandsOf(client: object): string[] {
  return [AllCommands, HallCommands]
    .filter((kind) => client instanceof kind)
    .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
    .filter((name) => name !== 'constructor')
    .sort();
}

describe('commands', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    HandSocket.made = [];
  });

  afterEach(() => vi.useRealTimers());

  test('every_command_of_the_wire_has_its_method_and_no_method_is_left_over', () => {
    expect(commandsOf(new DragomanClient(options))).toEqual(wire.map(({ localName }) => localName).sort());
  });

  test('a_delegate_has_those_of_the_hall_alone', () => {
    expect(commandsOf(new DelegateClient(options))).toEqual([
      'answerSwap',
      'checkIn',
      'endSpeech',
      'handInText',
      'inscribe',
      'offerSwap',
      'pushToTalk',
      'readText',
      'reportNoSound',
      'requestFloor',
      'resumeSpeech',
      'withdrawRequest',
    ]);
  });

  test('each_asks_its_own_with_what_was_seen_where_the_hub_wants_it_under_an_id_of_its_own', async () => {
    const client = new DragomanClient(options);
    const welcome = client.connect();
    await vi.advanceTimersByTimeAsync(0);
    const socket = HandSocket.latest;
    socket.opens();
    socket.says({ case: 'welcome', value: { floor: { position: 5n }, list: { position: 4n } } });
    await welcome;
    for (const { localName, message } of wire) {
      const ask = (client as unknown as Record<string, Method>)[localName] as Method;
      const what = message?.fields.length === 0 ? [] : [create(message as NonNullable<typeof message>)];
      for (const seen of [client.snapshot, 3n]) {
        const answer = ask.call(client, ...what, seen);
        const asked = socket.sentOf('command').at(-1);
        socket.says({ case: 'accepted', value: { command: asked?.id ?? '' } });
        await answer;
      }
    }
    const commands = socket.sentOf('command');
    expect(commands.map(({ body }) => body.case)).toEqual(
      wire.flatMap(({ localName }) => [localName, localName]),
    );
    expect(commands.map(({ seenPosition }) => seenPosition)).toEqual(
      wire.flatMap((field) => (hasOption(field, held) && getOption(field, held) ? [5n, 3n] : [0n, 0n])),
    );
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(commands.every(({ id }) => id.length <= 64)).toBe(true);
  });

  test('every_view_that_a_welcome_brings_is_kept_under_its_name', () => {
    const told = ServerMessageSchema.oneofs.flatMap(({ fields }) => fields.map(({ localName }) => localName));
    const brought = WelcomeSchema.fields.filter(({ message }) => message?.name.endsWith('View'));
    expect([...viewNames]).toEqual(brought.map(({ localName }) => localName));
    expect(told).toEqual(expect.arrayContaining([...viewNames]));
  });
});
