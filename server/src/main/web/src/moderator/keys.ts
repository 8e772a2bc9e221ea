/** The keys of the moderator's console, by their place on the board. */
import type { Turn } from '@dragoman/client';
import { remembered } from '../state/remembered';
import { toast } from '../state/hub/toasts';
import { t } from '../words/words';
import type { Key } from '../words/catalog';
import type { ModeratorConsole } from './console';

interface Hotkey {
  readonly face: string;
  readonly words: Key;
  readonly act: (moderator: ModeratorConsole) => void;
}

/** Every key that is pressed by itself. */
export const HOTKEYS: Readonly<Record<string, Hotkey>> = {
  KeyN: { face: 'N', words: 'floor.next', act: (moderator) => moderator.commands.giveNext() },
  KeyX: { face: 'X', words: 'floor.stop', act: (moderator) => moderator.commands.end() },
  KeyP: { face: 'P', words: 'floor.pause', act: (moderator) => moderator.commands.pauseOrResume() },
  KeyT: { face: 'T', words: 'floor.minute', act: (moderator) => moderator.commands.giveTime() },
  KeyC: {
    face: 'C',
    words: 'floor.priority',
    act: (moderator) => moderator.commands.priority(!moderator.page.floor.value?.chairPriority),
  },
  KeyZ: { face: 'Z', words: 'undo.do', act: (moderator) => moderator.commands.undo() },
  KeyK: { face: 'K', words: 'list.skip', act: (moderator) => moderator.commands.skip() },
  KeyR: { face: 'R', words: 'rule.title', act: (moderator) => moderator.questions.beginRuling() },
  KeyL: {
    face: 'L',
    words: 'list.close',
    act: (moderator) => moderator.commands.closeOrOpenList(),
  },
  KeyO: {
    face: 'O',
    words: 'order.title',
    act: (moderator) => (moderator.questions.asking.value = { of: 'order' }),
  },
  KeyW: { face: 'W', words: 'floor.warn', act: (moderator) => moderator.commands.warn() },
  KeyM: {
    face: 'M',
    words: 'side.messages',
    act: (moderator) => (moderator.side.value = 'messages'),
  },
  KeyA: { face: 'A', words: 'side.agenda', act: (moderator) => (moderator.side.value = 'agenda') },
  KeyU: { face: 'U', words: 'side.totals', act: (moderator) => (moderator.side.value = 'totals') },
  KeyI: {
    face: 'I',
    words: 'side.speakers',
    act: (moderator) => (moderator.side.value = 'speakers'),
  },
  KeyQ: {
    face: 'Q',
    words: 'side.present',
    act: (moderator) => (moderator.side.value = 'present'),
  },
  Slash: { face: '/', words: 'find.title', act: (moderator) => (moderator.finding.value = true) },
};

/** Those that only show something: the others rest once the session is closed. */
const LOOKS: ReadonlySet<string> = new Set(['KeyM', 'KeyA', 'KeyU', 'KeyI', 'KeyQ']);

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
/** So long after a field had the keys they do nothing: whoever types on does not see that it lost them. */
export const REST_MS = 1000;

/** For `aria-keyshortcuts`: nothing while single keys are off. */
export function hotkeyOf(face: string): string | undefined {
  return remembered.moderatorKeysOn.value ? face : undefined;
}

/**
 * Listens until the returned function is called. Keys rest while somebody types and a moment after, while a dialog asks, and
 * where they are switched off; F1 shows them all the same.
 */
export function listenToKeys(moderator: ModeratorConsole): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = false;
  const rest = () => {
    clearTimeout(timer);
    moderator.keys.value = 'resting';
    timer = setTimeout(() => (moderator.keys.value = 'on'), REST_MS);
  };
  const come = ({ target }: Event) => {
    if (!isField(target)) return;
    clearTimeout(timer);
    moderator.keys.value = 'typing';
  };
  const leave = ({ target }: Event) => {
    if (isField(target)) rest();
  };
  const press = (event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target : null;
    if (isField(at)) return;
    if (at?.closest('dialog, [role=menu]') || event.ctrlKey || event.metaKey || event.repeat)
      return;
    if (event.code === 'F1' || (event.code === 'Slash' && event.shiftKey)) {
      if (event.code !== 'F1' && !remembered.moderatorKeysOn.peek()) return;
      event.preventDefault();
      moderator.questions.asking.value = { of: 'keys' };
      return;
    }
    if (moderator.keys.peek() !== 'on' && isSingle(event)) {
      rest(); // whoever goes on typing goes on being left alone
      if (!said) toast('attention', t('hotkeys.rested'));
      said = true;
      return;
    }
    said = false;
    if (act(moderator, event, at)) event.preventDefault();
    if (event.code === 'Slash') rest(); // what is typed next is meant for the field that comes
  };
  addEventListener('focusin', come);
  addEventListener('focusout', leave);
  addEventListener('keydown', press);
  return () => {
    clearTimeout(timer);
    removeEventListener('focusin', come);
    removeEventListener('focusout', leave);
    removeEventListener('keydown', press);
  };
}

/** Where letters are typed: a box to tick and a slider take none. */
function isField(at: EventTarget | null): boolean {
  return at instanceof Element && at.matches(FIELDS);
}

/** A key that would act by itself; what looks for a participant begins nothing. */
function isSingle({ code, altKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !shiftKey && code !== 'Slash' && HOTKEYS[code] !== undefined;
}

function act(moderator: ModeratorConsole, event: KeyboardEvent, at: Element | null): boolean {
  const { code, altKey, shiftKey } = event;
  const over = moderator.sitting.over.value;
  const row = over ? undefined : rowAt(moderator, at);
  const arrow = code === 'ArrowUp' ? -1 : code === 'ArrowDown' ? 1 : 0;
  if (row && arrow !== 0) {
    if (altKey) moderator.questions.beginMove(row, arrow);
    else focusRow(at, arrow);
    return true;
  }
  if (altKey || shiftKey) return false;
  if (row && code === 'Delete') {
    moderator.questions.asking.value = { of: 'remove', turn: row };
    return true;
  }
  if (row && code === 'Enter' && at?.matches('[data-turn]') && moderator.sitting.presides.value) {
    if (!remembered.moderatorKeysOn.peek()) return false;
    moderator.commands.giveTurn(row);
    return true;
  }
  if (!remembered.moderatorKeysOn.peek()) return false;
  const hotkey = over && !LOOKS.has(code) ? undefined : HOTKEYS[code];
  hotkey?.act(moderator);
  return hotkey !== undefined;
}

function rowAt(moderator: ModeratorConsole, at: Element | null): Turn | undefined {
  const turn = Number(at?.closest<HTMLElement>('[data-turn]')?.dataset['turn']);
  return moderator.sitting.turns.value.find((one) => one.turn === turn);
}

/** From row to row with the arrows, through all parts of the list. */
function focusRow(at: Element | null, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-test=turns] [data-turn]')];
  const here = rows.findIndex((row) => row.contains(at));
  rows[here + by]?.focus();
}
