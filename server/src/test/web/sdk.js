/** The TypeScript SDK as the build made it, in Node: the client whole, and of the sound's side what needs no browser. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = resolve(import.meta.dirname, '../../../../client-sdk/typescript/dist');
if (!existsSync(dist)) throw new Error('no client-sdk/typescript/dist: run `mvn package` first');
const from = (file) => import(pathToFileURL(join(dist, file)));

const [client, { Link }, { defaultBackoff }, messages, wire, { know }, { everything }] = await Promise.all(
  [
    'index.js',
    'link/link.js',
    'link/backoff.js',
    'protobuf/protobuf.js',
    'gen/dragoman/v1/wire_pb.js',
    'protobuf/descriptor.js',
    'protobuf/everything.js',
  ].map(from),
);
know(everything);

export const { DragomanClient, Output } = client;
export const { create, fromBinary, toBinary } = messages;
export const { ClientMessageSchema, ServerMessageSchema } = wire;
export { defaultBackoff, Link };
