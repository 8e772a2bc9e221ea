import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  commandCases,
  serverCases,
} from '../../../../../client-sdk/typescript/scripts/delegate.mjs';
import { everything } from '../../../../../client-sdk/typescript/dist/protobuf/everything.js';
import { forDelegates } from '../../../../../client-sdk/typescript/dist/protobuf/fordelegates.js';
import type { Message } from '../../../../../client-sdk/typescript/dist/protobuf/messages.js';

interface Vector {
  readonly name: string;
  readonly message: string;
  readonly hex: string;
  readonly decodeOnly?: boolean;
}

const folder = resolve(import.meta.dirname, '../../../../../protocol/src/main/resources/vectors');
const vectors = readFileSync(`${folder}/index.txt`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap(
    (file) =>
      JSON.parse(readFileSync(`${folder}/${file.replace(/\.json$/, '')}.json`, 'utf8')) as Vector[],
  );

/** The codec as a page has it that knows these tables and no others. */
async function pageThatKnows(lines: string) {
  vi.resetModules();
  const { know } = await import('../../../../../client-sdk/typescript/dist/protobuf/descriptor.js');
  const codec = await import('../../../../../client-sdk/typescript/dist/protobuf/messages.js');
  know(lines);
  return codec;
}

const delegate = await pageThatKnows(forDelegates);
const console = await pageThatKnows(everything);
const server = { typeName: 'dragoman.v1.ServerMessage' };
const client = { typeName: 'dragoman.v1.ClientMessage' };

const bytesOf = ({ hex }: Vector) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const bodyOf = (message: Message) => message['body'] as { case?: string; value?: Message };
const isFor = (cases: readonly string[], name: string | undefined) =>
  name !== undefined && cases.includes(name);

describe('what a delegate is told', () => {
  const told = vectors.filter(({ message }) => message === 'ServerMessage');
  const theirs = told.filter((vector) =>
    isFor(serverCases, bodyOf(console.fromBinary(server, bytesOf(vector))).case),
  );

  test('vectors_hold_most_of_it', () => {
    const seen = theirs.map((v) => bodyOf(console.fromBinary(server, bytesOf(v))).case);
    expect(serverCases.filter((name) => !seen.includes(name))).toEqual([]);
  });

  test.each(theirs)('$name_is_read_as_a_console_reads_it', (vector) => {
    const whole = bodyOf(console.fromBinary(server, bytesOf(vector)));
    const part = bodyOf(delegate.fromBinary(server, bytesOf(vector)));
    if (whole.case !== 'welcome') return expect(part).toEqual(whole);
    for (const [name, value] of Object.entries(part.value as Message))
      expect(value).toEqual(whole.value?.[name]);
    // Views of those behind the scenes are all that is left out.
    const missing = Object.keys(whole.value as Message).filter((name) => !(name in part.value!));
    expect(missing.filter((name) => isFor(serverCases, name))).toEqual([]);
  });

  test.each(told.filter((vector) => !theirs.includes(vector)))('$name_is_passed_over', (vector) => {
    expect(bodyOf(delegate.fromBinary(server, bytesOf(vector)))).toEqual({ case: undefined });
  });
});

describe('what a delegate says', () => {
  const said = vectors
    .filter(({ message, decodeOnly }) => message === 'ClientMessage' && decodeOnly !== true)
    .map((vector) => ({ ...vector, read: console.fromBinary(client, bytesOf(vector)) }))
    .filter(({ read }) => {
      const { case: of, value } = bodyOf(read);
      return isFor(['hello', 'listen', 'clock'], of) || isFor(commandCases, commandOf(value));
    });

  test('vectors_hold_all_of_its_commands', () => {
    const seen = said.map(({ read }) => commandOf(bodyOf(read).value));
    expect(commandCases.filter((name) => !seen.includes(name))).toEqual([]);
  });

  test.each(said)('$name_is_written_byte_for_byte', ({ read, hex }) => {
    const written = delegate.toBinary(client, delegate.create(client, read));
    expect([...written].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(hex);
  });
});

function commandOf(value: Message | undefined): string | undefined {
  return (value?.['body'] as { case?: string } | undefined)?.case;
}
