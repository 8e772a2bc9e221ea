/** Sentences for a screen reader, one after the other: none within three seconds of the last, the newest of those that wait. */
import { signal } from '@preact/signals';

const APART_MS = 3_000;

export const said = signal('');
let next: string | undefined;
let resting = false;

/** To be said when it can, unless something newer comes before. */
export function sayWhenYouCan(sentence: string): void {
  if (sentence === '') return;
  if (resting) {
    next = next === undefined || next === sentence ? sentence : `${next} ${sentence}`;
    return;
  }
  said.value = sentence;
  resting = true;
  setTimeout(() => {
    resting = false;
    const waiting = next;
    next = undefined;
    if (waiting !== undefined) sayWhenYouCan(waiting);
  }, APART_MS);
}
