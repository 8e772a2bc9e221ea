// Writes what follows from the protocol beside its generated types: src/gen/commands.ts, a method for each command,
// src/gen/views.ts, the views that a Welcome brings and that are told again one by one, and src/gen/opening.ts, the commands
// that may open a microphone.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFileRegistry, fromBinary, getOption, hasOption } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { commandCases, serverCases } from './delegate.mjs';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const image = execFileSync(
  process.execPath,
  [
    here('node_modules/@bufbuild/buf/bin/buf'),
    'build',
    '../../protocol/src/main/proto',
    '-o',
    '-#format=binpb',
  ],
  { cwd: here('.'), maxBuffer: 1 << 24 },
);
const wire = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
const seen = wire.getExtension('dragoman.v1.seen');
const opens = wire.getExtension('dragoman.v1.opens');
const head = '// Written by scripts/methods.mjs from the .proto files at every build.';
const bodyOf = (message) => wire.getMessage(`dragoman.v1.${message}`).oneofs[0].fields;

writeFileSync(here('src/gen/commands.ts'), commands(bodyOf('Command')));
writeFileSync(
  here('src/gen/views.ts'),
  views(wire.getMessage('dragoman.v1.Welcome').fields, bodyOf('ServerMessage')),
);
writeFileSync(here('src/gen/opening.ts'), opening(bodyOf('Command')));

/** A key that is held, and an answer that is yes: what else such a command says opens nothing. */
function opening(all) {
  const keys = ['held', 'accepted', 'resume'];
  const rows = (which) =>
    which
      .filter((command) => hasOption(command, opens) && getOption(command, opens))
      .map(({ localName, message }) => {
        const of = message.fields.map((field) => field.localName).filter((name) => keys.includes(name));
        return `  ${localName}: [${of.map((name) => `'${name}'`).join(', ')}],\n`;
      })
      .join('');
  return `${head}

/** The commands that may open a microphone, and the fields of which one must be true for that; none: always. */
export type Opening = Readonly<Record<string, readonly string[]>>;

export const opening: Opening = {
${rows(all)}};

/** Those of whoever sits in the hall. */
export const hallOpening: Opening = {
${rows(all.filter(({ localName }) => commandCases.includes(localName)))}};
`;
}

function commands(all) {
  const filled = all.filter(({ message }) => message.fields.length > 0);
  const hall = all.filter(({ localName }) => commandCases.includes(localName));
  return `${head}
import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  type ClientEvents,
  type CommandBody,
  Participation,
  type PublicEvents,
} from '../control/participation.js';
import type { Seen } from '../control/snapshot.js';
import { opening } from './opening.js';
import type { Accepted } from './dragoman/v1/commands_pb.js';
${imports(filled.map(({ message }) => [message, `${message.name}Schema`]))}
/** What a delegate may ask, as the body of a command. */
export type HallCommand = Extract<CommandBody, { case: ${hall.map(({ localName }) => `'${localName}'`).join(' | ')} }>;

/** The commands of whoever sits in the hall. All are answered by the hub: accepted with a position, or refused. */
export abstract class HallCommands<Told extends PublicEvents, Asks extends CommandBody> extends Participation<Told, Asks> {
${hall.map(method).join('\n')}}

/** Every command of the wire. */
export abstract class AllCommands extends HallCommands<ClientEvents, CommandBody> {
  protected override readonly opening = opening;

${all
  .filter((command) => !hall.includes(command))
  .map(method)
  .join('\n')}}
`;
}

function method(command) {
  const { localName, message } = command;
  const fields = message.fields.length > 0;
  const wants = hasOption(command, seen) && getOption(command, seen);
  const parameters = [
    ...(fields ? [`what: MessageInitShape<typeof ${message.name}Schema>`] : []),
    ...(wants ? ['seen?: Seen'] : []),
  ];
  const asked = `{ case: '${localName}', value: ${fields ? 'what' : '{}'} }`;
  return `${comment(message)}  ${localName}(${parameters.join(', ')}): Promise<Accepted> {
    return this.ask(${asked}${wants ? ', seen' : ''});
  }
`;
}

function views(brought, told) {
  const all = brought.filter(
    ({ localName, message }) =>
      message?.name.endsWith('View') &&
      told.some((one) => one.localName === localName && one.message === message),
  );
  const hall = all.filter(({ localName }) => serverCases.includes(localName));
  return `${head}
${imports(all.map(({ message }) => [message, message.name]))}
/** The views a hub shows, by the name of their event. */
export interface Views {
${all.map(({ localName, message }) => `  ${localName}: ${message.name};\n`).join('')}}

/** Those that a delegate's page reads. */
export type HallViews = Pick<Views, ${hall.map(({ localName }) => `'${localName}'`).join(' | ')}>;

/** The latest of each view. */
export abstract class LatestViews implements Partial<Views> {
${all.map(({ localName, message }) => `  ${localName}?: ${message.name};\n`).join('')}}

export const viewNames = [
${all.map(({ localName }) => `  '${localName}',\n`).join('')}] as const;
`;
}

/** Types of several generated files, by name. */
function imports(wanted) {
  const files = new Map();
  for (const [{ file }, name] of wanted) files.set(file.name, [...(files.get(file.name) ?? []), name]);
  return [...files]
    .map(([file, names]) => `import type { ${names.join(', ')} } from './${file}_pb.js';\n`)
    .join('');
}

/** What the .proto says above a message. */
function comment({ file, proto }) {
  const at = file.proto.messageType.indexOf(proto);
  const location = file.proto.sourceCodeInfo.location.find(
    ({ path }) => path.length === 2 && path[0] === 4 && path[1] === at,
  );
  const lines = (location?.leadingComments ?? '').trim().split('\n').filter(Boolean);
  if (lines.length === 0) return '';
  if (lines.length === 1) return `  /** ${lines[0].trim()} */\n`;
  return `  /**\n${lines.map((line) => `   * ${line.trim()}\n`).join('')}   */\n`;
}
