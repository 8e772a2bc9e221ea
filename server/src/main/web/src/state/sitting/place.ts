/** A participant's own places, worked out from the list that all see. */
import { TurnStatus, type Turn } from '@dragoman/client';
import type { Forecast } from './forecast';
import { kindOf, partOf, waits, type Part } from './turns';

export interface Place {
  readonly turn: Turn;
  readonly part: Part;
  /** Among all who wait, 1 is next; 0 while the turn does not wait (late, absent, another item). */
  readonly place: number;
  /** When it is expected to come, Unix milliseconds; undefined while it does not wait. */
  readonly startsMs: number | undefined;
}

/** Every turn of a participant in the order it comes. */
export function placesOf(
  turns: readonly Turn[],
  participant: string,
  { starts }: Forecast,
): readonly Place[] {
  const waiting = turns.filter(waits);
  return turns
    .filter((turn) => turn.participant === participant)
    .map((turn) => ({
      turn,
      part: partOf(turn),
      place: waiting.indexOf(turn) + 1,
      startsMs: waits(turn) ? starts.get(turn.turn) : undefined,
    }));
}

/** Whether a participant asked already for a turn of this kind, for their own or for a group, at the item that is taken up. */
export function asked(
  turns: readonly Turn[],
  participant: string,
  kind: Part,
  onBehalfOf = '',
): boolean {
  return turns.some(
    (turn) =>
      turn.participant === participant &&
      (turn.onBehalfOf ?? '') === onBehalfOf &&
      kindOf(turn.kind) === kind &&
      turn.status !== TurnStatus.OTHER_ITEM,
  );
}
