/** Whether groups alternate on the list, where the conference asks for it. Pure. */
import type { Turn } from '@dragoman/client';
import { partOf } from './turns';

/** The first speech that follows one of its own group, though one of another group waits behind them; undefined for none. */
export function outOfTurn(
  turns: readonly Turn[],
  groupOf: (participant: string) => string | undefined,
): Turn | undefined {
  const speeches = turns.filter((turn) => partOf(turn) === 'speech');
  const groups = speeches.map((turn) => turn.onBehalfOf || groupOf(turn.participant));
  return speeches.find(
    (_turn, at) =>
      at > 0 &&
      groups[at] !== undefined &&
      groups[at] === groups[at - 1] &&
      groups.slice(at + 1).some((other) => other !== groups[at]),
  );
}
