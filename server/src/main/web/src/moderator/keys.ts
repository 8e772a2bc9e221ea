/** The keys of the moderator's console, by their place on the board. */
import type { Turn } from '@dragoman/client';
import type { Chair } from './chair';

/** Listens until the returned function is called. Keys rest while somebody types or a dialog asks. */
export function listenToKeys(chair: Chair): () => void {
  const press = (event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.matches('input, textarea, select') || at?.closest('dialog')) return;
    if (event.ctrlKey || event.metaKey || event.repeat) return;
    if (act(chair, event, at)) event.preventDefault();
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

function act(chair: Chair, { code, altKey, shiftKey }: KeyboardEvent, at: Element | null): boolean {
  if (altKey) {
    const row = rowAt(chair, at);
    if (!row || (code !== 'ArrowUp' && code !== 'ArrowDown')) return false;
    chair.beginMove(row, code === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (shiftKey) return false;
  switch (code) {
    case 'KeyN':
      chair.giveNext();
      return true;
    case 'KeyX':
      chair.end();
      return true;
    case 'Slash':
      chair.finding.value = true;
      return true;
    default:
      return false;
  }
}

function rowAt(chair: Chair, at: Element | null): Turn | undefined {
  const turn = Number(at?.closest<HTMLElement>('[data-turn]')?.dataset['turn']);
  return chair.turns.value.find((one) => one.turn === turn);
}
