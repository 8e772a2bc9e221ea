/** How long the server's certificate is good: what a technician reads of it, and from when on it is a matter. */
import { t } from '../words/words';

const DAY_MS = 86_400_000;
/** Below so many days it is told as an alarm, too. */
const SOON_DAYS = 30;

export interface CertificateEnd {
  readonly days: number;
  readonly soon: boolean;
}

/** Whole days that are left, below 0 once it has ended; nothing where there is no certificate. */
export function certificateEnd(untilMs: bigint, nowMs: number): CertificateEnd | undefined {
  if (!untilMs) return undefined;
  const days = Math.floor((Number(untilMs) - nowMs) / DAY_MS);
  return { days, soon: days < SOON_DAYS };
}

/** "The certificate ends in 6 days". */
export function certificateAlarm({ days }: CertificateEnd): string {
  if (days < 0) return t('board.certificate-ended');
  return days === 0 ? t('board.certificate-today') : t('alarm.kind-9', { count: days });
}

/** "Certificate: 89 days left". */
export function certificateLeft(end: CertificateEnd): string {
  return end.days > 0 ? t('board.certificate', { count: end.days }) : certificateAlarm(end);
}
