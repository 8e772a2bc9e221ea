/** Moves a row by hand: pressed at its grip, carried, and let go between two others of its kind. Keys and buttons do the same. */
import { signal } from '@preact/signals';
import type { Turn } from '@dragoman/client';
import type { ModeratorConsole } from './console';
import { reachOf } from '../state/sitting/turns';

/** The row that is carried, and the place (1 is first) at which it would be let go. */
export interface Carried {
  readonly turn: number;
  readonly place: number;
}

export const carried = signal<Carried | undefined>(undefined);

/** Begins when the grip is pressed; ends by letting go, or by Escape, which leaves everything as it was. */
export function carry(moderator: ModeratorConsole, turn: Turn, event: PointerEvent): void {
  const grip = event.currentTarget;
  if (event.button !== 0 || !(grip instanceof HTMLElement)) return;
  const reach = reachOf(moderator.sitting.turns.value, turn.turn);
  if (!reach) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  const onMove = ({ clientY }: PointerEvent) =>
    (carried.value = { turn: turn.turn, place: placeAt(moderator, turn.turn, clientY, reach) });
  const stop = () => {
    grip.removeEventListener('pointermove', onMove);
    grip.removeEventListener('pointerup', drop);
    grip.removeEventListener('pointercancel', cancel);
    removeEventListener('keydown', escape);
    carried.value = undefined;
  };
  const drop = () => {
    const place = carried.value?.place;
    stop();
    if (place !== undefined) moderator.questions.beginMoveTo(turn, place);
  };
  const cancel = () => stop();
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') stop();
  };
  grip.addEventListener('pointermove', onMove);
  grip.addEventListener('pointerup', drop);
  grip.addEventListener('pointercancel', cancel);
  addEventListener('keydown', escape);
}

function placeAt(
  moderator: ModeratorConsole,
  turn: number,
  y: number,
  reach: { first: number; last: number },
): number {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-test=turns] [data-turn]')];
  const middles = new Map(
    rows.map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return [Number(row.dataset['turn']), top + height / 2];
    }),
  );
  const above = moderator.sitting.turns.value.filter(
    (one, at) =>
      one.turn !== turn &&
      at + 1 >= reach.first &&
      at + 1 <= reach.last &&
      (middles.get(one.turn) ?? Infinity) < y,
  );
  return reach.first + above.length;
}
