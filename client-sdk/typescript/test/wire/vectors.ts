import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '@bufbuild/protobuf';

/** One golden vector: what a message is in JSON and in bytes. */
export interface Vector {
  readonly name: string;
  readonly message: 'ClientMessage' | 'ServerMessage';
  readonly json: JsonValue;
  readonly hex: string;
  /** The bytes hold what the JSON cannot say: to be read, not to be written. */
  readonly decodeOnly?: boolean;
}

const folder = fileURLToPath(new URL('../../../../protocol/src/main/resources/vectors/', import.meta.url));

/** All vectors of the wire, from the files that every implementation reads. */
export function vectors(): Vector[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Vector[]);
}

export function bytesOf(vector: Vector): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(vector.hex, 'hex'));
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
