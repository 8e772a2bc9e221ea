/** The person's keyboard: which keys do what, kept in this browser, and what is printed on them. */
import { computed, signal } from '@preact/signals';
import { remembered } from '../state/remembered';
import { t } from '../words/words';
import { capOf, keptKeys, moved, readKeys, type KeyPlace, type Purpose } from './keys';

export const keys = computed(() => readKeys(remembered.boothKeys.value));
/** What is printed on the keys of this board, where the browser tells; Chromium does. */
const board = signal<ReadonlyMap<string, string>>(new Map());

interface Board {
  readonly keyboard?: { getLayoutMap?: () => Promise<ReadonlyMap<string, string>> };
}

export async function lookAtBoard(): Promise<void> {
  try {
    board.value = (await (navigator as Board).keyboard?.getLayoutMap?.()) ?? new Map();
  } catch {
    // not told: the usual board
  }
}

/** What stands on the key for this purpose; empty where it has none. */
export function cap(purpose: Purpose): string {
  return capOf(keys.value[purpose], board.value, t('keys.space'));
}

/** False where that key cannot be had. */
export function moveKey(purpose: Purpose, place: KeyPlace): boolean {
  const after = moved(keys.peek(), purpose, place);
  if (after) remembered.boothKeys.value = keptKeys(after);
  return after !== undefined;
}

export function firstKeysAgain(): void {
  remembered.boothKeys.value = '';
}

/** For `aria-keyshortcuts`: the key as screen readers name it; undefined while there is none or keys are off. */
export function shortcut(purpose: Purpose): string | undefined {
  const place = keys.value[purpose];
  if (place === '' || !remembered.boothKeysOn.value) return undefined;
  const cap = capOf(place, board.value, 'Space').replace('⇧', '');
  return place.startsWith('Shift+') ? `Shift+${cap}` : cap;
}
