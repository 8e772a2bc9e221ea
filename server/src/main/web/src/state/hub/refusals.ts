/** What a person can do about a refusal. The server's text says what was refused; this says what next, once. */
import { RefusalCode, Role, type RefusedError } from '@dragoman/client';
import type { Key } from '../../words/catalog';

/** The server's own text says already what to do. */
const SAYS_WHAT_TO_DO: ReadonlySet<RefusalCode> = new Set([
  RefusalCode.NO_SOUND,
  RefusalCode.TOO_LATE,
  RefusalCode.UNKNOWN_COMMAND,
  RefusalCode.CMD_ID_REUSED,
  RefusalCode.INTERNAL,
  RefusalCode.MICROPHONES_OPEN,
  RefusalCode.RULING_DUE,
  RefusalCode.NO_QUORUM,
  RefusalCode.BAD_TABLE,
  RefusalCode.UNKNOWN_CATEGORY,
  RefusalCode.SOUND_CHECK_FAILED,
  RefusalCode.CAPTION_OLDER,
]);

/** @returns undefined where nothing is left to say */
export function adviceFor(
  { code, retry }: Pick<RefusedError, 'code' | 'retry'>,
  role: Role | undefined,
): Key | undefined {
  if (SAYS_WHAT_TO_DO.has(code)) return undefined;
  switch (code) {
    case RefusalCode.STALE_VERSION:
    case RefusalCode.UNKNOWN_TURN:
      return 'refused.look-again';
    case RefusalCode.FORBIDDEN:
      return whoCanHelp(role);
    case RefusalCode.WRONG_STATE:
      return 'refused.not-now';
    case RefusalCode.CHANNEL_BUSY:
      return 'refused.busy';
    case RefusalCode.RATE_LIMITED:
    case RefusalCode.OVERLOADED:
      return 'refused.slower';
    case RefusalCode.STORAGE_FULL:
    case RefusalCode.STORAGE_FAILED:
      return role === Role.TECHNICIAN ? undefined : 'refused.technician';
    default:
      return retry ? 'refused.again' : 'refused.final';
  }
}

/** Nobody is sent to themselves. */
function whoCanHelp(role: Role | undefined): Key {
  switch (role) {
    case Role.CHAIR:
    case Role.MODERATOR:
    case Role.SECRETARY:
    case Role.TECHNICIAN:
      return 'refused.other-role';
    case Role.INTERPRETER:
    case Role.CAPTIONER:
      return 'refused.technician';
    default:
      return 'refused.not-yours';
  }
}
