import type { BackoffBounds } from '../link/backoff.js';
import type { SocketConstructor } from '../link/link.js';
import type { Token } from '../link/token.js';

export interface ClientOptions {
  /** `ws://…/v1/session` or `wss://…/v1/session`. */
  readonly url: string;
  /** The badge's token, or where to get one: asked anew at every connection. */
  readonly token: Token;
  /** The session to enter; without it the conference's present one. */
  readonly session?: string;
  /** Goes along by itself to the session that goes on, once the own one does not: see `leadsTo`. */
  readonly follow?: boolean;
  /** BCP-47 tag of the language for refusals and notices; `answerIn` changes it. */
  readonly language?: string;
  /** The program and its version, at most 64 characters. */
  readonly client?: string;
  /**
   * Names the device, at most 64 characters: random, made anew at each load of a page, and the same for its `Sound`. A
   * microphone opens at the device where its person pressed.
   */
  readonly device?: string;
  /**
   * Another WebSocket than the browser's, or than Node's own. Node has one from 22 on; on Node 20 hand in that of the
   * package `ws`, without which the constructor throws a TypeError.
   */
  readonly WebSocket?: SocketConstructor;
  /** Bounds of the wait before coming back, or false: never by itself. */
  readonly reconnect?: BackoffBounds | false;
}
