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

/**
 * Reads the messages of a file as `scripts/tables.mjs` wrote them at the build: a line for each, its name first, `!` for
 * an entry of a map; then its fields, `name:number`, a letter for the type, `*` repeated, `?` optional, the message it
 * holds, `@` the oneof it is a case of.
 *
 *     Command id:1i seenPosition:2d openSession:10kOpenSession@body
 */
export function fileDesc(lines: string): FileTable {
  const all = lines.split('\n').map(messageTable);
  return { messages: all.filter(({ typeName }) => !typeName.slice(scope.length).includes('.')) };
}

const scope = 'dragoman.v1.';

export function messageDesc(file: FileTable, path: number): MessageTable {
  return file.messages[path] as MessageTable;
}

/** Enumerations need no table: their numbers are on the wire as they are. */
export function enumDesc(): undefined {
  return undefined;
}

function messageTable(line: string): MessageTable {
  const [head = '', ...words] = line.split(' ');
  const fields = words.map(fieldOf);
  const table = {
    typeName: scope + head.replace('!', ''),
    fields,
    byNumber: new Map(fields.map((field) => [field.number, field])),
    oneofs: [...new Set(fields.flatMap(({ oneof }) => oneof ?? []))],
    mapEntry: head.endsWith('!'),
  };
  tables.set(table.typeName, table);
  return table;
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
