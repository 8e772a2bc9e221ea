import type { Opening } from '../gen/opening.js';
import { FloorMode } from '../gen/dragoman/v1/commands_pb.js';

/** How long whoever wants to be heard waits for it, milliseconds: what would open a microphone later is not carried out. */
export const opensWithinMs = 3_000;

/** A command that would have opened a microphone was not carried out, since the connection broke: press again. */
export class NotCarriedOutError extends Error {
  override readonly name = 'NotCarriedOutError';

  constructor(readonly command: string) {
    super(`not carried out: ${command}`);
  }
}

/** A command is larger than the hub takes; it was not sent. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';

  constructor(
    readonly bytes: number,
    readonly mostBytes: number,
  ) {
    super(`${bytes} of ${mostBytes} bytes`);
  }
}

/** Whether a command may open a microphone in this mode of the floor. */
export function mayOpen(
  opening: Opening,
  body: { case: string; value?: unknown },
  mode: FloorMode | undefined,
): boolean {
  const fields = opening[body.case];
  if (fields === undefined) return false;
  if (body.case === 'requestFloor') return mode === FloorMode.AUTOMATIC || mode === FloorMode.OVERRIDE;
  const value = (body.value ?? {}) as Readonly<Record<string, unknown>>;
  return fields.length === 0 || fields.some((name) => value[name] === true);
}
