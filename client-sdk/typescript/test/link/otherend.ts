import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  type ClientMessage,
  ClientMessageSchema,
  ServerMessageSchema,
} from '../../src/gen/dragoman/v1/wire_pb.js';

/** What a hub that a test plays hears and says. */
export type Said = ClientMessage['body'];
export type Told = NonNullable<MessageInitShape<typeof ServerMessageSchema>['body']>;

export function heard(bytes: Uint8Array): Said {
  return fromBinary(ClientMessageSchema, bytes).body;
}

export function told(body: Told): Uint8Array<ArrayBuffer> {
  return toBinary(ServerMessageSchema, create(ServerMessageSchema, { body }));
}
