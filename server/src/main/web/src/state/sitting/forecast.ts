/** When each turn comes and when the list is through, if everybody takes the time they have. Pure: the clock is an argument. */
import {
  TurnKind,
  TurnStatus,
  type SessionOutline,
  type Speech,
  type Turn,
} from '@dragoman/client';
import { speechClock } from './clock';

/** From the end of one speech to the first word of the next. */
export const BETWEEN_MS = 30_000;
/** What a speech without a limit is taken to last. */
export const UNLIMITED_MS = 5 * 60_000;
const SHORTEST_LIMIT = 1;

export interface Course {
  readonly nowMs: number;
  /** The speech that runs or stands, and those it suspends. */
  readonly speeches: readonly Speech[];
  readonly turns: readonly Turn[];
  /** What a speech on the list may take at most, if the limit were this; undefined leaves each what it has. */
  readonly whatIfSeconds?: number | undefined;
}

export interface Forecast {
  /** When each turn begins, Unix milliseconds, by its number. Who is late or absent is not among them. */
  readonly starts: ReadonlyMap<number, number>;
  /** When the last of them ends. */
  readonly endsMs: number;
}

export function forecast(course: Course): Forecast {
  const left = course.speeches.reduce((sum, speech) => sum + leftMs(speech, course.nowMs), 0);
  const starts = new Map<number, number>();
  let atMs = course.nowMs + left;
  let first = course.speeches.length === 0;
  for (const turn of inTurn(course.turns)) {
    if (!first) atMs += BETWEEN_MS;
    first = false;
    starts.set(turn.turn, atMs);
    atMs += lengthMs(turn, course.whatIfSeconds);
  }
  return { starts, endsMs: atMs };
}

/** The longest limit in whole minutes at which the list is through by then; undefined where none is short enough. */
export function limitThatFits(course: Course, endMs: number): number | undefined {
  const longest = Math.max(
    SHORTEST_LIMIT,
    ...course.turns.map((turn) => Math.ceil(lengthMs(turn, undefined) / 60_000)),
  );
  for (let minutes = longest; minutes >= SHORTEST_LIMIT; minutes--) {
    if (forecast({ ...course, whatIfSeconds: minutes * 60 }).endsMs <= endMs) return minutes;
  }
  return undefined;
}

/** Who will be called, in the order they are: those who wait, and at last those who wait for a later item. */
function inTurn(turns: readonly Turn[]): readonly Turn[] {
  const of = (status: TurnStatus) => turns.filter((turn) => turn.status === status);
  return [...of(TurnStatus.UNSPECIFIED), ...of(TurnStatus.WAITING), ...of(TurnStatus.OTHER_ITEM)];
}

function lengthMs({ kind, limitSeconds }: Turn, whatIfSeconds: number | undefined): number {
  const own = limitSeconds === 0 ? UNLIMITED_MS : limitSeconds * 1000;
  const limited = kind === TurnKind.SPEECH || kind === TurnKind.UNSPECIFIED;
  return limited && whatIfSeconds !== undefined ? Math.min(own, whatIfSeconds * 1000) : own;
}

function leftMs(speech: Speech, nowMs: number): number {
  if (speech.limitSeconds === 0) return 0;
  return Math.max(0, speechClock(speech, nowMs).leftMs);
}

/**
 * The instant at which a session is to end, Unix milliseconds; an end that is not after the beginning is on the next day. Held
 * on another day than its own, it ends at that hour of the day that is nearest, be it past midnight.
 */
export function sessionEnd(
  outline: (Pick<SessionOutline, 'day' | 'ends'> & { readonly starts?: string }) | undefined,
  timeZone: string,
  nowMs: number,
): number | undefined {
  const end = HOUR.exec(outline?.ends ?? '');
  if (!outline || !end) return undefined;
  const start = HOUR.exec(outline.starts ?? '00:00') ?? end;
  const hours = (day: string): Hours => {
    const startsMs = inZone(day, start, timeZone);
    const endsMs = inZone(day, end, timeZone);
    return { startsMs, endsMs: endsMs > startsMs ? endsMs : inZone(dayAfter(day), end, timeZone) };
  };
  const own = hours(outline.day).endsMs;
  if (Math.abs(own - nowMs) < DAY_MS) return own;
  return [nowMs - DAY_MS, nowMs, nowMs + DAY_MS]
    .map((atMs) => hours(dayIn(timeZone, atMs)))
    .reduce((a, b) => (away(b, nowMs) < away(a, nowMs) ? b : a)).endsMs;
}

interface Hours {
  readonly startsMs: number;
  readonly endsMs: number;
}

/** How far an instant is from a session's hours; 0 within them. */
function away({ startsMs, endsMs }: Hours, nowMs: number): number {
  return Math.max(0, startsMs - nowMs, nowMs - endsMs);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

const HOUR = /^(\d{1,2}):(\d\d)$/;
const DAY_MS = 24 * 3_600_000;

function inZone(
  day: string,
  [, hours = '0', minutes = '0']: RegExpExecArray,
  timeZone: string,
): number {
  const utc = Date.parse(`${day}T00:00:00Z`) + Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  return utc - offsetMs(utc - offsetMs(utc, timeZone), timeZone);
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetMs(atMs: number, timeZone: string): number {
  const told = new Intl.DateTimeFormat('sv-SE', {
    ...(timeZone && { timeZone }),
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(atMs);
  return Date.parse(`${told.replace(' ', 'T')}Z`) - Math.floor(atMs / 1000) * 1000;
}

function dayIn(timeZone: string, nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { ...(timeZone && { timeZone }) }).format(nowMs);
}
