/** The keys of the moderator's console, by their place on the board. */
import type { Turn } from '@dragoman/client';
import type { Key } from '../words/catalog';
import type { Chair } from './chair';

interface Hotkey {
  readonly face: string;
  readonly words: Key;
  readonly act: (chair: Chair) => void;
}

/** Every key that is pressed by itself. */
export const HOTKEYS: Readonly<Record<string, Hotkey>> = {
  KeyN: { face: 'N', words: 'floor.next', act: (chair) => chair.giveNext() },
  KeyX: { face: 'X', words: 'floor.stop', act: (chair) => chair.end() },
  KeyP: { face: 'P', words: 'floor.pause', act: (chair) => chair.pauseOrResume() },
  KeyT: { face: 'T', words: 'floor.minute', act: (chair) => chair.giveTime() },
  KeyC: {
    face: 'C',
    words: 'floor.priority',
    act: (chair) => chair.priority(!chair.page.floor.value?.chairPriority),
  },
  KeyZ: { face: 'Z', words: 'undo.do', act: (chair) => chair.undo() },
  KeyK: { face: 'K', words: 'list.skip', act: (chair) => chair.skip() },
  KeyR: { face: 'R', words: 'rule.title', act: (chair) => chair.beginRuling() },
  KeyL: { face: 'L', words: 'list.close', act: (chair) => chair.closeOrOpenList() },
  KeyO: { face: 'O', words: 'order.title', act: (chair) => (chair.asking.value = { of: 'order' }) },
  KeyW: { face: 'W', words: 'floor.warn', act: (chair) => chair.warn() },
  KeyM: { face: 'M', words: 'side.messages', act: (chair) => (chair.side.value = 'messages') },
  KeyA: { face: 'A', words: 'side.agenda', act: (chair) => (chair.side.value = 'agenda') },
  KeyU: { face: 'U', words: 'side.totals', act: (chair) => (chair.side.value = 'totals') },
  KeyI: { face: 'I', words: 'side.speakers', act: (chair) => (chair.side.value = 'speakers') },
  KeyQ: { face: 'Q', words: 'side.present', act: (chair) => (chair.side.value = 'present') },
  Slash: { face: '/', words: 'find.title', act: (chair) => (chair.finding.value = true) },
};

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

function act(chair: Chair, event: KeyboardEvent, at: Element | null): boolean {
  const { code, altKey, shiftKey } = event;
  const row = rowAt(chair, at);
  const arrow = code === 'ArrowUp' ? -1 : code === 'ArrowDown' ? 1 : 0;
  if (row && arrow !== 0) {
    if (altKey) chair.beginMove(row, arrow);
    else focusRow(at, arrow);
    return true;
  }
  if (altKey || shiftKey) return false;
  if (row && code === 'Delete') {
    chair.remove(row);
    return true;
  }
  if (row && code === 'Enter' && at?.matches('[data-turn]') && chair.presides.value) {
    chair.giveTurn(row);
    return true;
  }
  const hotkey = HOTKEYS[code];
  hotkey?.act(chair);
  return hotkey !== undefined;
}

function rowAt(chair: Chair, at: Element | null): Turn | undefined {
  const turn = Number(at?.closest<HTMLElement>('[data-turn]')?.dataset['turn']);
  return chair.turns.value.find((one) => one.turn === turn);
}

/** From row to row with the arrows, through all parts of the list. */
function focusRow(at: Element | null, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-test=turns] [data-turn]')];
  const here = rows.findIndex((row) => row.contains(at));
  rows[here + by]?.focus();
}
