// What the generated code of dragoman.v1 becomes in the build: enumerations and messages that a bundler can leave out
// one by one, and the descriptors (descriptor.proto in base64) as the short lines that src/protobuf reads.
import { fromBinary } from '@bufbuild/protobuf';
import { FieldDescriptorProto_Label, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** Reads the descriptor in one generated file's code. */
export function fileOf(code) {
  const [, base64] = /fileDesc\("([\w+/=]+)"/.exec(code);
  return fromBinary(FileDescriptorProtoSchema, Buffer.from(base64, 'base64'));
}

/** The same code, where each message stands for itself by its name, and each enumeration has no effect but its value. */
export function apart(code, file) {
  return code
    .replace(/^import \{ file_.*\n/gm, '')
    .replace(/import \{[^}]*\} from (.*codegen.*)/, 'import { enumOf, messageDesc } from $1')
    .replace(/export const file_\w+ = [^;]*;\n/, '')
    .replace(/export const \w+ = [^;]*enumDesc\([^;]*;\n/g, '')
    .replace(
      /messageDesc\(\w+, ([\d, ]+)\)/g,
      (_, path) => `messageDesc(${JSON.stringify(nameAt(file, path))})`,
    )
    .replace(
      /export var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)\n\}\)\(\1 \|\| \(\1 = \{\}\)\);/g,
      (_, name, body) => {
        const members = [...body.matchAll(/\["(\w+)"\] = (-?\d+)\]/g)].map(
          ([, key, value]) => `${key}: ${value}`,
        );
        return `export const ${name} = /*@__PURE__*/ enumOf({ ${members.join(', ')} });`;
      },
    );
}

/** The lines of all messages of these files, by the message's name without the package's. */
export function tablesOf(files) {
  const tables = new Map();
  for (const file of files) {
    const scope = `.${file.package}.`;
    const add = (message, name) => {
      for (const inner of message.nestedType) add(inner, `${name}.${inner.name}`);
      const fields = message.field.toSorted((a, b) => a.number - b.number);
      const head = name + (message.options?.mapEntry ? '!' : '');
      tables.set(name, { head, fields: fields.map((field) => fieldOf(field, message, scope)) });
    };
    for (const message of file.messageType) add(message, message.name);
  }
  return tables;
}

/** All lines. */
export function allOf(tables) {
  return [...tables.values()].map(lineOf).join('\n');
}

/**
 * The lines of what can be reached from `roots`.
 *
 * @param cases of some messages, by name: the parts that are wanted of them. Only what may be absent is ever left out.
 */
export function partOf(tables, roots, cases) {
  const lines = new Map();
  const visit = (name) => {
    if (lines.has(name)) return;
    const { head, fields } = tables.get(name);
    const wanted = cases[name];
    const known = fields.filter(
      ({ name: own, of, repeated }) => !wanted || !of || repeated || wanted.includes(own),
    );
    const missing = wanted?.filter((own) => !fields.some((field) => field.name === own));
    if (name !== 'Welcome' && missing?.length) throw new Error(`${name} has no ${missing.join(', ')}`);
    lines.set(name, lineOf({ head, fields: known }));
    for (const { of } of known) if (of) visit(of);
  };
  roots.forEach(visit);
  return [...lines.values()].join('\n');
}

function fieldOf(field, message, scope) {
  const letter = String.fromCharCode(96 + field.type);
  const repeated = field.label === FieldDescriptorProto_Label.REPEATED;
  const flag = repeated ? '*' : field.proto3Optional ? '?' : '';
  // An enumeration needs no table: its numbers are on the wire as they are.
  const of = field.type === messageType ? field.typeName.slice(scope.length) : '';
  const oneof = field.oneofIndex !== undefined && Object.hasOwn(field, 'oneofIndex') && !field.proto3Optional;
  const among = oneof ? `@${camel(message.oneofDecl[field.oneofIndex].name)}` : '';
  const name = camel(field.name);
  return { name, of, repeated, word: `${name}:${field.number}${letter}${flag}${of}${among}` };
}

function lineOf({ head, fields }) {
  return [head, ...fields.map(({ word }) => word)].join(' ');
}

/** `2, 0`: the first message within the third. */
function nameAt(file, path) {
  let inner = file.messageType;
  const names = [];
  for (const index of path.split(',').map(Number)) {
    names.push(inner[index].name);
    inner = inner[index].nestedType;
  }
  return names.join('.');
}

const messageType = 11;
const camel = (snake) => snake.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
