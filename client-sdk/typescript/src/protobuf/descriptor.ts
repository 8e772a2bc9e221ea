/** The messages of the wire as tables. */

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

/** What stands for a message in generated code: its full name. */
export interface Named {
  readonly typeName: string;
}

const tables = new Map<string, MessageTable>();
const scope = 'dragoman.v1.';

/** The table of a message by its full name. Its client knows all the messages it sends or reads. */
export function tableOf(typeName: string): MessageTable {
  const table = tables.get(typeName);
  if (!table) throw new Error(`unknown message ${typeName}`);
  return table;
}

/**
 * Takes in tables as `scripts/tables.mjs` wrote them at the build: a line for each message, its name first, `!` for an
 * entry of a map; then its fields, `name:number`, a letter for the type, `*` repeated, `?` optional, the message it
 * holds, `@` the oneof it is a case of.
 *
 *     Command id:1i seenPosition:2d openSession:10kOpenSession@body
 *
 * A client may know less of a message than another on the same page: the one with more fields stays.
 */
export function know(lines: string): void {
  for (const line of lines.split('\n').filter(Boolean)) {
    const table = messageTable(line);
    if (table.fields.length >= (tables.get(table.typeName)?.fields.length ?? 0))
      tables.set(table.typeName, table);
  }
}

/** A message of generated code, which the build wrote its name for. */
export function messageDesc(name: string): Named {
  return { typeName: scope + name };
}

/** An enumeration of generated code, with its names by number too, as TypeScript has them. */
export function enumOf(numbers: Record<string, number | string>): Record<string, number | string> {
  for (const [name, number] of Object.entries(numbers)) numbers[number] = name;
  return numbers;
}

function messageTable(line: string): MessageTable {
  const [head = '', ...words] = line.split(' ');
  const fields = words.map(fieldOf);
  return {
    typeName: scope + head.replace('!', ''),
    fields,
    byNumber: new Map(fields.map((field) => [field.number, field])),
    oneofs: [...new Set(fields.flatMap(({ oneof }) => oneof ?? []))],
    mapEntry: head.endsWith('!'),
  };
}

function fieldOf(word: string): Field {
  const [, name = '', number, letter = '', flags = '', of = '', oneof] =
    /^(\w+):(\d+)([a-z])([*?]*)([\w.]*)(?:@(\w+))?$/.exec(word) ?? [];
  return {
    number: Number(number),
    name,
    type: letter.charCodeAt(0) - 96,
    repeated: flags === '*',
    of: of && scope + of,
    oneof,
    optional: flags === '?',
  };
}
