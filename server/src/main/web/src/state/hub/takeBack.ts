/** What was pressed and is asked of the server some seconds later, so that whoever pressed by mistake can take it back. */
import { signal } from '@preact/signals';

export const TAKE_BACK_MS = 5_000;

interface Waiting {
  readonly ask: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const waiting = signal<ReadonlyMap<string, Waiting>>(new Map());
let watched = false;

/** Whether something is still to be asked. */
export function isHeldBack(what: string): boolean {
  return waiting.value.has(what);
}

/** Asks in some seconds, unless it is taken back; at once where the page is left before. */
export function holdBack(what: string, ask: () => void): void {
  if (waiting.peek().has(what)) return;
  if (!watched) addEventListener('pagehide', () => [...waiting.peek().keys()].forEach(askNow));
  watched = true;
  const timer = setTimeout(() => askNow(what), TAKE_BACK_MS);
  waiting.value = new Map([...waiting.peek(), [what, { ask, timer }]]);
}

/** Waits no longer. */
export function askNow(what: string): void {
  take(what)?.ask();
}

/** It is not asked at all. */
export function takeBack(what: string): void {
  take(what);
}

function take(what: string): Waiting | undefined {
  const one = waiting.peek().get(what);
  if (!one) return undefined;
  clearTimeout(one.timer);
  waiting.value = new Map([...waiting.peek()].filter(([other]) => other !== what));
  return one;
}
