/** What a person can do about a refusal. The hub's text says what was refused; this says what next. */
import { RefusalCode, type RefusedError } from '@dragoman/client';
import type { Key } from '../../words/catalog';

export function adviceFor({ code, retry }: Pick<RefusedError, 'code' | 'retry'>): Key {
  switch (code) {
    case RefusalCode.STALE_VERSION:
    case RefusalCode.UNKNOWN_TURN:
      return 'refused.look-again';
    case RefusalCode.FORBIDDEN:
      return 'refused.not-yours';
    case RefusalCode.WRONG_STATE:
      return 'refused.not-now';
    case RefusalCode.CHANNEL_BUSY:
      return 'refused.busy';
    case RefusalCode.RATE_LIMITED:
    case RefusalCode.OVERLOADED:
      return 'refused.slower';
    case RefusalCode.STORAGE_FULL:
    case RefusalCode.STORAGE_FAILED:
      return 'refused.technician';
    default:
      return retry ? 'refused.again' : 'refused.final';
  }
}
