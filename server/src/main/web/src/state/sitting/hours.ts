/** When a session begins, as its conference keeps the time. */
import type { SessionOutline } from '@dragoman/client';
import { timeOfDay } from './clock';

export interface When {
  /** The hour in the conference's place, and its zone where this device keeps another time. */
  readonly time: string;
  /** The day in words; empty where it is today there. */
  readonly day: string;
}

/** @param tag the language of the words, BCP-47 */
export function whenOf(
  { day, starts }: Pick<SessionOutline, 'day' | 'starts'>,
  timeZone: string,
  nowMs: number,
  tag: string,
): When {
  const elsewhere = timeOfDay(nowMs, timeZone) !== timeOfDay(nowMs, '');
  const zone = elsewhere ? zoneName(timeZone, nowMs) : '';
  return {
    time: zone ? `${starts} ${zone}` : starts,
    day: day === '' || day === dayIn(timeZone, nowMs) ? '' : dayName(day, tag),
  };
}

/** The date in a zone, ISO 8601. */
function dayIn(timeZone: string, nowMs: number): string {
  return formatted('en-CA', timeZone, { dateStyle: 'short' }, nowMs);
}

function dayName(day: string, tag: string): string {
  const words = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const local = tag === 'en' ? 'en-GB' : tag;
  return formatted(`${local}-u-nu-latn`, 'UTC', words, Date.parse(day));
}

function zoneName(timeZone: string, nowMs: number): string {
  return formatted('en-GB', timeZone, { hour: '2-digit', timeZoneName: 'short' }, nowMs).replace(
    /^\S+ /,
    '',
  );
}

function formatted(
  tag: string,
  timeZone: string,
  wanted: Intl.DateTimeFormatOptions,
  ms: number,
): string {
  try {
    return new Intl.DateTimeFormat(tag, { ...wanted, timeZone }).format(ms);
  } catch {
    return ''; // a zone or a date that this browser does not know
  }
}
