/** The agenda as it was planned, as it is held, and as it will go on. Pure: the clock is an argument. */
import {
  TurnStatus,
  type AgendaItem,
  type RunItem,
  type SessionOutline,
  type Turn,
} from '@dragoman/client';
import { BETWEEN_MS, forecast, UNLIMITED_MS, type Course } from './forecast';

/** One item: when it was to be held, when it was, and when it is expected. Unix milliseconds. */
export interface RunRow {
  readonly item: AgendaItem;
  readonly planned: Span | undefined;
  /** Since when, and until when; until 0 while it is taken up. */
  readonly held: Span | undefined;
  /** What it took until now, in milliseconds. */
  readonly tookMs: number;
  /** Where it is taken up or to come. */
  readonly expected: Span | undefined;
}

export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface WholeAgenda {
  readonly rows: readonly RunRow[];
  /** When the last item ends. */
  readonly endsMs: number;
}

export interface AgendaCourse extends Course {
  readonly items: readonly AgendaItem[];
  /** Which is taken up; empty for none. */
  readonly current: string;
  readonly held: readonly RunItem[];
  /** When the session is to begin; undefined where that is not known. */
  readonly beginsMs: number | undefined;
}

/** The whole agenda: the list of the item taken up, and after it every item that was not held yet. */
export function agenda(course: AgendaCourse): WholeAgenda {
  const now = course.turns.filter(({ status }) => status !== TurnStatus.OTHER_ITEM);
  const at = course.items.findIndex(({ id }) => id === course.current);
  const held = new Map(course.held.map((one) => [one.item, one]));
  let plannedMs = course.beginsMs;
  let atMs = endOfItem(course, now, held.get(course.current));
  const rows = course.items.map((item, place): RunRow => {
    const own = held.get(item.id);
    const planned = plannedOf(course, item);
    const fromMs = plannedMs;
    if (plannedMs !== undefined) plannedMs += planned;
    const row = {
      item,
      planned:
        fromMs === undefined || planned === 0 ? undefined : { fromMs, untilMs: fromMs + planned },
      held: own && { fromMs: Number(own.takenUpAtMs), untilMs: Number(own.leftAtMs) },
      tookMs: own ? tookMs(own, course.nowMs) : 0,
    };
    if (place === at) return { ...row, expected: { fromMs: course.nowMs, untilMs: atMs } };
    if (own || place < at) return { ...row, expected: undefined };
    const length = Math.max(planned, listedMs(course, item.id));
    if (length === 0) return { ...row, expected: undefined };
    const expected = { fromMs: atMs, untilMs: atMs + length };
    atMs = expected.untilMs;
    return { ...row, expected };
  });
  return { rows, endsMs: atMs };
}

/** The list decides when the item is through; where nobody waits, what is left of its plan. */
function endOfItem(course: AgendaCourse, turns: readonly Turn[], held: RunItem | undefined) {
  const { endsMs } = forecast({ ...course, turns });
  const item = course.items.find(({ id }) => id === course.current);
  const waits = turns.some(
    ({ status }) => status === TurnStatus.WAITING || status === TurnStatus.UNSPECIFIED,
  );
  if (waits || course.speeches.length > 0 || !item || !held) return endsMs;
  const left = item.plannedSeconds * 1000 - tookMs(held, course.nowMs);
  return Math.max(endsMs, course.nowMs + Math.max(0, left));
}

function tookMs({ tookMs: before, runningSinceMs }: RunItem, nowMs: number): number {
  return Number(before) + (runningSinceMs > 0n ? Math.max(0, nowMs - Number(runningSinceMs)) : 0);
}

/** What an item is to take: as it is said, else what its expected speakers take; nothing beside an item whose time is said. */
function plannedOf({ items, whatIfSeconds }: AgendaCourse, item: AgendaItem): number {
  if (item.plannedSeconds > 0) return item.plannedSeconds * 1000;
  const above = items.find(({ id }) => id === item.parent);
  if (above && above.plannedSeconds > 0) return 0;
  return together(item.speakers.map(() => limited(item.speechSeconds, whatIfSeconds)));
}

/** What those take who are listed for an item to come. */
function listedMs({ turns, whatIfSeconds }: AgendaCourse, item: string): number {
  return together(
    turns
      .filter((turn) => turn.status === TurnStatus.OTHER_ITEM && turn.item === item)
      .map(({ limitSeconds }) => limited(limitSeconds, whatIfSeconds)),
  );
}

function together(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length + BETWEEN_MS, 0);
}

function limited(limitSeconds: number, whatIfSeconds: number | undefined): number {
  const own = limitSeconds === 0 ? UNLIMITED_MS : limitSeconds * 1000;
  return whatIfSeconds === undefined ? own : Math.min(own, whatIfSeconds * 1000);
}

/** The longest limit in whole minutes at which the agenda is through by then; undefined where none is short enough. */
export function agendaLimit(course: AgendaCourse, endMs: number): number | undefined {
  const longest = Math.max(
    1,
    ...course.turns.map(({ limitSeconds }) => Math.ceil(limited(limitSeconds, undefined) / 60_000)),
  );
  for (let minutes = longest; minutes >= 1; minutes--)
    if (agenda({ ...course, whatIfSeconds: minutes * 60 }).endsMs <= endMs) return minutes;
  return undefined;
}

/** A booth, and until when it is engaged. */
export interface Team {
  readonly booth: string;
  readonly endsMs: number;
}

/** Every booth's hours: as the session says, else until it ends. */
export function teamsOf(
  outline: Pick<SessionOutline, 'teams'> | undefined,
  booths: readonly { readonly id: string }[],
  endsMs: number | undefined,
): readonly Team[] {
  return booths.flatMap(({ id }) => {
    const own = outline?.teams.find(({ booth }) => booth === id);
    const until = own ? Number(own.endsMs) : endsMs;
    return until === undefined ? [] : [{ booth: id, endsMs: until }];
  });
}
