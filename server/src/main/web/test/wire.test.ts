import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  know,
  tableOf,
  Type,
  type Field,
  type MessageTable,
} from '../../../../../client-sdk/typescript/dist/protobuf/descriptor.js';
import {
  create,
  fromBinary,
  toBinary,
  type Message,
} from '../../../../../client-sdk/typescript/dist/protobuf/messages.js';
import { everything } from '../../../../../client-sdk/typescript/dist/protobuf/everything.js';
import * as audio from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/audio_pb.js';
import * as backstage from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/backstage_pb.js';
import * as board from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/board_pb.js';
import * as captions from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/captions_pb.js';
import * as commands from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/commands_pb.js';
import * as conference from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/conference_pb.js';
import * as views from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/views_pb.js';
import * as wire from '../../../../../client-sdk/typescript/dist/gen/dragoman/v1/wire_pb.js';

know(everything);

interface Vector {
  readonly name: string;
  readonly message: string;
  readonly json: Record<string, unknown>;
  readonly hex: string;
  readonly decodeOnly?: boolean;
}

const folder = resolve(import.meta.dirname, '../../../../../protocol/src/main/resources/vectors');
const files = readFileSync(`${folder}/index.txt`, 'utf8').split('\n').filter(Boolean);
const vectors = files.flatMap(
  (file) =>
    JSON.parse(readFileSync(`${folder}/${file.replace(/\.json$/, '')}.json`, 'utf8')) as Vector[],
);
const enumNumbers = numbersByName(
  audio,
  backstage,
  board,
  captions,
  commands,
  conference,
  views,
  wire,
);

test('there_are_vectors_to_hold_to', () => expect(vectors.length).toBeGreaterThan(40));

describe.each(vectors)('$name', ({ message, json, hex, decodeOnly }) => {
  const table = tableOf(`dragoman.v1.${message}`);
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

  test('is_read_as_it_says', () => {
    expect(fromBinary(table, bytes)).toEqual(create(table, initOf(table, json)));
  });

  test.skipIf(decodeOnly)('is_written_byte_for_byte', () => {
    expect(hexOf(toBinary(table, create(table, initOf(table, json))))).toBe(hex);
  });

  test('cut_short_is_refused_or_shorter', () => {
    for (let length = 0; length < bytes.length; length++) {
      try {
        fromBinary(table, bytes.subarray(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });
});

/** Protobuf JSON as what `create` takes. */
function initOf(table: MessageTable, json: Record<string, unknown>): Message {
  const init: Message = {};
  for (const field of table.fields) {
    const given = json[field.name];
    if (given === undefined) continue;
    const value = valueOf(field, given);
    if (field.oneof === undefined) init[field.name] = value;
    else init[field.oneof] = { case: field.name, value };
  }
  return init;
}

function valueOf(field: Field, json: unknown): unknown {
  if (field.repeated && Array.isArray(json)) return json.map((one) => single(field, one));
  return single(field, json);
}

function single(field: Field, json: unknown): unknown {
  switch (field.type) {
    case Type.MESSAGE: {
      const of = tableOf(field.of);
      return of.mapEntry ? json : create(of, initOf(of, json as Record<string, unknown>));
    }
    case Type.BYTES:
      return Uint8Array.from(atob(json as string), (char) => char.charCodeAt(0));
    case Type.ENUM:
      return typeof json === 'string' ? enumNumbers.get(json) : json;
    case Type.INT64:
    case Type.UINT64:
    case Type.SINT64:
    case Type.FIXED64:
      return BigInt(json as string);
    default:
      return json;
  }
}

/** `LEASE_END_TAKEN` → 2, from the generated enumerations, which leave the prefix out. */
function numbersByName(...modules: object[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const module of modules) {
    for (const [name, value] of Object.entries(module) as [string, Record<string, unknown>][]) {
      if (typeof value !== 'object' || !('0' in value)) continue;
      const prefix = name.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
      for (const [member, number] of Object.entries(value)) {
        if (typeof number === 'number') numbers.set(`${prefix}_${member}`, number);
      }
    }
  }
  return numbers;
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
