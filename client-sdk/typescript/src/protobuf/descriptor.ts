/** The messages of the wire as tables, read once from the descriptors that the generated code carries (descriptor.proto). */
import { Reader } from './reader.js';

/** Field types of descriptor.proto that dragoman.v1 may use; groups and floating point are not among them. */
export const Type = {
  INT64: 3,
  UINT64: 4,
  INT32: 5,
  FIXED64: 6,
  FIXED32: 7,
  BOOL: 8,
  STRING: 9,
  MESSAGE: 11,
  BYTES: 12,
  UINT32: 13,
  ENUM: 14,
  SINT32: 17,
  SINT64: 18,
} as const;

export interface Field {
  readonly number: number;
  /** Its name in TypeScript. */
  readonly name: string;
  readonly type: number;
  readonly repeated: boolean;
  /** The full name of its message, for `Type.MESSAGE`. */
  readonly of: string;
  /** The name of the oneof it is a case of. */
  readonly oneof: string | undefined;
  /** Absent is something else than 0. */
  readonly optional: boolean;
}

export interface MessageTable {
  readonly typeName: string;
  /** In the order of their numbers, in which they are written. */
  readonly fields: readonly Field[];
  readonly byNumber: ReadonlyMap<number, Field>;
  readonly oneofs: readonly string[];
  /** An entry of a map: key 1, value 2. */
  readonly mapEntry: boolean;
}

export interface FileTable {
  readonly messages: readonly MessageTable[];
}

const tables = new Map<string, MessageTable>();

/** The table of a message by its full name. Files are read before any message of theirs is sent or received. */
export function tableOf(typeName: string): MessageTable {
  const table = tables.get(typeName);
  if (!table) throw new Error(`unknown message ${typeName}`);
  return table;
}

/** Reads a FileDescriptorProto from base64. */
export function fileDesc(base64: string): FileTable {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  let packageName = '';
  const messages: Uint8Array[] = [];
  new Reader(bytes).each((number, reader) => {
    if (number === 2) packageName = reader.string();
    else if (number === 4) messages.push(reader.bytes());
    else reader.skip();
  });
  return { messages: messages.map((message) => messageTable(message, packageName)) };
}

export function messageDesc(file: FileTable, path: number): MessageTable {
  return file.messages[path] as MessageTable;
}

/** Enumerations need no table: their numbers are on the wire as they are. */
export function enumDesc(): undefined {
  return undefined;
}

function messageTable(bytes: Uint8Array, scope: string): MessageTable {
  let name = '';
  let mapEntry = false;
  const fields: Uint8Array[] = [];
  const nested: Uint8Array[] = [];
  const oneofs: string[] = [];
  new Reader(bytes).each((number, reader) => {
    if (number === 1) name = reader.string();
    else if (number === 2) fields.push(reader.bytes());
    else if (number === 3) nested.push(reader.bytes());
    else if (number === 7) mapEntry = isMapEntry(reader.bytes());
    else if (number === 8) oneofs.push(oneofName(reader.bytes()));
    else reader.skip();
  });
  const typeName = `${scope}.${name}`;
  for (const inner of nested) messageTable(inner, typeName);
  const read = fields.map((field) => fieldOf(field, oneofs)).sort((a, b) => a.number - b.number);
  const byNumber = new Map(read.map((field) => [field.number, field]));
  const cases = oneofs.filter((name) => read.some(({ oneof }) => oneof === name));
  const table = { typeName, fields: read, byNumber, oneofs: cases, mapEntry };
  tables.set(typeName, table);
  return table;
}

function fieldOf(bytes: Uint8Array, oneofs: readonly string[]): Field {
  let [name, of] = ['', ''];
  let [number, type, label] = [0, 0, 0];
  let oneof: string | undefined;
  let optional = false;
  new Reader(bytes).each((at, reader) => {
    if (at === 1) name = camel(reader.string());
    else if (at === 3) number = reader.uint32();
    else if (at === 4) label = reader.uint32();
    else if (at === 5) type = reader.uint32();
    else if (at === 6) of = reader.string().slice(1);
    else if (at === 9) oneof = oneofs[reader.uint32()];
    else if (at === 17) optional = reader.uint32() !== 0;
    else reader.skip();
  });
  // The format writes `optional` down as a oneof of one; to us it is a field that may be absent.
  if (optional) oneof = undefined;
  return { number, name, type, repeated: label === 3, of, oneof, optional };
}

function oneofName(bytes: Uint8Array): string {
  let name = '';
  new Reader(bytes).each((number, reader) => {
    if (number === 1) name = camel(reader.string());
    else reader.skip();
  });
  return name;
}

function isMapEntry(options: Uint8Array): boolean {
  let is = false;
  new Reader(options).each((number, reader) => {
    if (number === 7) is = reader.uint32() !== 0;
    else reader.skip();
  });
  return is;
}

function camel(snake: string): string {
  return snake.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
