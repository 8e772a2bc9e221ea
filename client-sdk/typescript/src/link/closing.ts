/** Why a client is no longer connected, and whether it may come back by itself. */
export interface Closing {
  /** WebSocket close code: 1000 own wish, 40xx come back, 45xx do not before something changed. */
  readonly code: number;
  /** What the hub said, in the language of Hello, or the WebSocket's reason; may be empty. */
  readonly text: string;
}

/** The client is disconnected for good and will not come back by itself. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';

  constructor(readonly closing: Closing) {
    super(closing.text === '' ? `closed with code ${closing.code}` : closing.text);
  }

  get code(): number {
    return this.closing.code;
  }
}

/** Codes after which the same client with the same token would only be turned away again. */
const final = new Set([1002, 1003, 1007, 1008, 1009, 1010]);

export function comesBack(code: number): boolean {
  return !final.has(code) && !(code >= 4500 && code <= 4599);
}
