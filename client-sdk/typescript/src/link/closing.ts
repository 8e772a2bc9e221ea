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
const ownFaults = [1002, 1003, 1007];
/** Past 4500, and yet it passes: no Hello in time on a line that stalled, too many connections. */
const passing = [4501, 4507];
/** No badge, not with this role, removed, no such session: no network and no proxy can bring these about. */
const final = [4502, 4503, 4505, 4508];

/**
 * Whether a client may come back by itself after this code; one it does not know tells by its number.
 *
 * @param welcomed whether the hub let it in before: then all but the final ones are trouble that passes
 */
export function comesBack(code: number, welcomed = false): boolean {
  if (welcomed) return !final.includes(code);
  return !ownFaults.includes(code) && (code < 4500 || passing.includes(code));
}
