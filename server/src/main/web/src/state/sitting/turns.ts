/** What kind a turn is of, in the words and signs of every console. */
import { TurnKind, TurnStatus, type ListView, type Turn } from '@dragoman/client';

/** Which part of the list a turn stands in. */
export type Part =
  'point' | 'motion' | 'on-motion' | 'response' | 'speech' | 'reply' | 'later' | 'late' | 'absent';

/** The parts in the order they are shown. */
export const PARTS: readonly Part[] = [
  'point',
  'motion',
  'on-motion',
  'response',
  'speech',
  'reply',
  'late',
  'absent',
  'later',
];

export function kindOf(kind: TurnKind): Exclude<Part, 'later' | 'late' | 'absent'> {
  switch (kind) {
    case TurnKind.POINT_OF_ORDER:
      return 'point';
    case TurnKind.MOTION:
      return 'motion';
    case TurnKind.ON_MOTION:
      return 'on-motion';
    case TurnKind.RESPONSE:
      return 'response';
    case TurnKind.RIGHT_OF_REPLY:
      return 'reply';
    case TurnKind.SPEECH:
    case TurnKind.UNSPECIFIED:
      return 'speech';
  }
}

export function partOf({ kind, status }: Turn): Part {
  switch (status) {
    case TurnStatus.LATE:
      return 'late';
    case TurnStatus.ABSENT:
      return 'absent';
    case TurnStatus.OTHER_ITEM:
      return 'later';
    case TurnStatus.WAITING:
    case TurnStatus.UNSPECIFIED:
      return kindOf(kind);
  }
}

export function partIcon(part: Part): string {
  switch (part) {
    case 'point':
      return 'octagon-alert';
    case 'motion':
      return 'gavel';
    case 'on-motion':
      return 'scale';
    case 'response':
      return 'message-square-reply';
    case 'reply':
      return 'reply';
    case 'late':
      return 'clock-alert';
    case 'absent':
      return 'user-x';
    case 'later':
      return 'calendar-clock';
    case 'speech':
      return 'mic';
  }
}

/** Whether the turn will be called as the list stands. */
export function waits({ status }: Turn): boolean {
  return status === TurnStatus.WAITING || status === TurnStatus.UNSPECIFIED;
}

/** Who is next: the first that waits. */
export function nextOf(list: ListView | undefined): Turn | undefined {
  return list?.turns.find(waits);
}

/** The places, 1 is first, between which a turn may be moved: those of its own part that stand together with it. */
export function reachOf(
  turns: readonly Turn[],
  turn: number,
): { first: number; last: number } | undefined {
  const at = turns.findIndex((one) => one.turn === turn);
  const moved = turns[at];
  if (!moved || partOf(moved) === 'point' || partOf(moved) === 'late' || partOf(moved) === 'absent')
    return undefined;
  const part = partOf(moved);
  let [first, last] = [at, at];
  while (first > 0 && partOf(turns[first - 1] as Turn) === part) first -= 1;
  while (last < turns.length - 1 && partOf(turns[last + 1] as Turn) === part) last += 1;
  return { first: first + 1, last: last + 1 };
}

/** What became of a turn between two looks at the list. */
export interface Change {
  readonly turn: Turn;
  readonly what: 'came' | 'went' | 'moved';
  /** 1 is first; 0 where it was not on the list. */
  readonly from: number;
  readonly to: number;
}

/** What is different in the list now. A turn that only slid along because another came or went did not move. */
export function changes(before: readonly Turn[], after: readonly Turn[]): readonly Change[] {
  const was = new Map(before.map((turn, at) => [turn.turn, at + 1]));
  const is = new Map(after.map((turn, at) => [turn.turn, at + 1]));
  const stayed = new Set(
    inOrder(
      before.filter(({ turn }) => is.has(turn)).map(({ turn }) => turn),
      is,
    ),
  );
  const went = before
    .filter(({ turn }) => !is.has(turn))
    .map((turn) => ({ turn, what: 'went', from: was.get(turn.turn) ?? 0, to: 0 }) as const);
  const rest = after.flatMap((turn, at): Change[] => {
    const from = was.get(turn.turn);
    if (from === undefined) return [{ turn, what: 'came', from: 0, to: at + 1 }];
    return stayed.has(turn.turn) ? [] : [{ turn, what: 'moved', from, to: at + 1 }];
  });
  return [...went, ...rest];
}

/** The longest run of turns that stand in the same order as before: whoever is not in it was moved. */
function inOrder(turns: readonly number[], places: ReadonlyMap<number, number>): readonly number[] {
  const runs: number[][] = [];
  for (const turn of turns) {
    const place = places.get(turn) ?? 0;
    const before = runs.reduce<number[]>(
      (best, run) =>
        (places.get(run.at(-1) ?? 0) ?? 0) < place && run.length > best.length ? run : best,
      [],
    );
    runs.push([...before, turn]);
  }
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}
