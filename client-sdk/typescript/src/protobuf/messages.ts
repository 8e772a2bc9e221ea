/** Messages of the wire as plain objects: made with their defaults, written and read by their tables. The part of
 *  `@bufbuild/protobuf` that the SDK uses, at a seventh of its weight: a phone downloads it before it hears anything. */
import { tableOf, Type, type Field, type Named } from './descriptor.js';
import { Reader } from './reader.js';
import { Writer } from './writer.js';

export type Message = Record<string, unknown>;
interface OneOf {
  readonly case?: string | undefined;
  readonly value?: unknown;
}

/** Deeper nesting than any message of dragoman.v1 has. */
const DEEPEST = 16;

/** A message with these fields set and all others at their defaults. */
export function create({ typeName }: Named, init: Message = {}): Message {
  const table = tableOf(typeName);
  const message: Message = { $typeName: typeName };
  for (const oneof of table.oneofs) message[oneof] = { case: undefined };
  for (const field of table.fields) {
    if (field.oneof === undefined) {
      const value = init[field.name];
      const chosen = value === undefined ? defaultOf(field) : madeOf(field, value);
      if (chosen !== undefined) message[field.name] = chosen;
    } else {
      const given = init[field.oneof] as OneOf | undefined;
      if (given?.case !== field.name) continue;
      message[field.oneof] = { case: given.case, value: madeOf(field, given.value) };
    }
  }
  return message;
}

export function toBinary({ typeName }: Named, message: Message): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  for (const field of tableOf(typeName).fields) {
    if (field.oneof !== undefined) {
      const given = message[field.oneof] as OneOf;
      if (given.case === field.name) writeOne(writer, field, given.value);
      continue;
    }
    const value = message[field.name];
    if (mapEntryOf(field)) writeMap(writer, field, value as Message);
    else if (field.repeated) writeAll(writer, field, value as readonly unknown[]);
    else if (value !== undefined && (field.optional || !isDefault(value))) writeOne(writer, field, value);
  }
  return writer.done();
}

/** Reads a message; fields it does not know are left out. */
export function fromBinary(named: Named, bytes: Uint8Array, depth = 0): Message {
  if (depth > DEEPEST) throw new RangeError('a message nested too deep');
  const table = tableOf(named.typeName);
  const message = create(table);
  new Reader(bytes).each((number, reader, packed) => {
    const field = table.byNumber.get(number);
    if (!field) return reader.skip();
    if (mapEntryOf(field)) {
      const entry = fromBinary(tableOf(field.of), reader.bytes(), depth + 1);
      (message[field.name] as Message)[String(entry['key'])] = entry['value'];
    } else if (field.repeated) {
      const all = message[field.name] as unknown[];
      if (packed && packs(field)) {
        const part = new Reader(reader.bytes());
        while (part.more) all.push(readOne(part, field, depth));
      } else all.push(readOne(reader, field, depth));
    } else if (field.oneof !== undefined) {
      message[field.oneof] = { case: field.name, value: readOne(reader, field, depth) };
    } else message[field.name] = readOne(reader, field, depth);
  });
  return message;
}

function madeOf(field: Field, value: unknown): unknown {
  if (field.type !== Type.MESSAGE || mapEntryOf(field)) return value;
  const made = (one: unknown) =>
    (one as Message)['$typeName'] ? one : create(tableOf(field.of), one as Message);
  return field.repeated ? (value as readonly unknown[]).map(made) : made(value);
}

function defaultOf(field: Field): unknown {
  if (mapEntryOf(field)) return {};
  if (field.repeated) return [];
  if (field.optional) return undefined;
  switch (field.type) {
    case Type.MESSAGE:
      return undefined;
    case Type.STRING:
      return '';
    case Type.BYTES:
      return new Uint8Array();
    case Type.BOOL:
      return false;
    case Type.INT64:
    case Type.UINT64:
    case Type.SINT64:
    case Type.FIXED64:
      return 0n;
    default:
      return 0;
  }
}

function isDefault(value: unknown): boolean {
  return !value || (value instanceof Uint8Array && value.length === 0);
}

function mapEntryOf(field: Field): boolean {
  return field.type === Type.MESSAGE && field.repeated && tableOf(field.of).mapEntry;
}

/** Whether many values of this field may stand in one part of the message. */
function packs({ type }: Field): boolean {
  return type !== Type.STRING && type !== Type.BYTES && type !== Type.MESSAGE;
}

function writeMap(writer: Writer, field: Field, map: Message): void {
  const entry = tableOf(field.of);
  for (const [key, value] of Object.entries(map)) {
    writer.tag(field.number, 2);
    writer.bytes(toBinary(entry, { key, value }));
  }
}

function writeAll(writer: Writer, field: Field, all: readonly unknown[]): void {
  if (!packs(field)) {
    for (const one of all) writeOne(writer, field, one);
  } else if (all.length > 0) {
    const part = new Writer();
    for (const one of all) writeValue(part, field, one);
    writer.tag(field.number, 2);
    writer.bytes(part.done());
  }
}

function writeOne(writer: Writer, field: Field, value: unknown): void {
  writer.tag(field.number, wireTypeOf(field));
  writeValue(writer, field, value);
}

function wireTypeOf(field: Field): 0 | 1 | 2 | 5 {
  if (field.type === Type.FIXED32) return 5;
  if (field.type === Type.FIXED64) return 1;
  return packs(field) ? 0 : 2;
}

function writeValue(writer: Writer, field: Field, value: unknown): void {
  switch (field.type) {
    case Type.STRING:
      return writer.string(value as string);
    case Type.BYTES:
      return writer.bytes(value as Uint8Array);
    case Type.MESSAGE:
      return writer.bytes(toBinary(tableOf(field.of), value as Message));
    case Type.BOOL:
      return writer.uint32(value ? 1 : 0);
    case Type.UINT32:
      return writer.uint32(value as number);
    case Type.INT32:
    case Type.ENUM:
      return writer.uint64(BigInt(value as number));
    case Type.INT64:
    case Type.UINT64:
      return writer.uint64(BigInt(value as bigint));
    case Type.SINT32:
    case Type.SINT64:
      return writer.uint64(zigzag(BigInt(value as number | bigint)));
    case Type.FIXED32:
      return writer.fixed32(value as number);
    case Type.FIXED64:
      return writer.fixed64(BigInt(value as bigint));
    default:
      throw new Error(`field type ${field.type} of ${field.name}`);
  }
}

function readOne(reader: Reader, field: Field, depth: number): unknown {
  switch (field.type) {
    case Type.STRING:
      return reader.string();
    case Type.BYTES:
      return reader.bytes();
    case Type.MESSAGE:
      return fromBinary(tableOf(field.of), reader.bytes(), depth + 1);
    case Type.BOOL:
      return reader.uint64() !== 0n;
    case Type.UINT32:
      return reader.uint32();
    case Type.INT32:
    case Type.ENUM:
      return reader.uint32() | 0;
    case Type.INT64:
      return BigInt.asIntN(64, reader.uint64());
    case Type.UINT64:
      return reader.uint64();
    case Type.SINT32:
      return Number(unzigzag(reader.uint64()));
    case Type.SINT64:
      return unzigzag(reader.uint64());
    case Type.FIXED32:
      return reader.fixed32();
    case Type.FIXED64:
      return reader.fixed64();
    default:
      throw new Error(`field type ${field.type} of ${field.name}`);
  }
}

/** Small numbers of either sign as small numbers: 0, -1, 1, -2 … as 0, 1, 2, 3 … */
function zigzag(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
}

function unzigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}
