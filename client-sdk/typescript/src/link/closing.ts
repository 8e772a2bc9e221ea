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

/** Faults of this client: the same again would only be closed again. */
const ownFaults = new Set([1002, 1003, 1007, 1009]);

/** Whether a client may come back by itself after this code; one it does not know tells by its number. */
export function comesBack(code: number): boolean {
  return !ownFaults.has(code) && code < 4500;
}
