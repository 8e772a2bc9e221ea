import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  type ClientMessage,
  ClientMessageSchema,
  ServerMessageSchema,
} from '../../src/gen/dragoman/v1/wire_pb.js';
import type { SocketLike } from '../../src/link/link.js';

/** A WebSocket without a network: a test is the hub at its other end. */
export class HandSocket implements SocketLike {
  static made: HandSocket[] = [];
  binaryType = 'blob';
  readyState = 0;
  bufferedAmount = 0;
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  readonly sent: ClientMessage[] = [];
  closedWith: number | undefined;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    HandSocket.made.push(this);
  }

  /** The latest connection a client dialled. */
  static get latest(): HandSocket {
    const socket = HandSocket.made.at(-1);
    if (socket === undefined) throw new Error('nobody dialled');
    return socket;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent.push(fromBinary(ClientMessageSchema, bytes));
  }

  close(code?: number): void {
    this.readyState = 3;
    this.closedWith = code;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.({} as never);
  }

  says(body: NonNullable<MessageInitShape<typeof ServerMessageSchema>['body']>): void {
    const bytes = toBinary(ServerMessageSchema, create(ServerMessageSchema, { body }));
    this.onmessage?.({
      data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    } as never);
  }

  breaks(code = 1006, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason } as never);
  }

  sentOf<Case extends NonNullable<ClientMessage['body']['case']>>(which: Case) {
    return this.sent.flatMap(({ body }) =>
      body.case === which ? [body.value as Extract<ClientMessage['body'], { case: Case }>['value']] : [],
    );
  }
}
