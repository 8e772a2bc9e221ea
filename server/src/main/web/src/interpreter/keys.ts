/** What the booth's keys do, and which key does what: by its place on the board and not by its letter, the same on AZERTY, ЙЦУКЕН and Arabic boards. */

/** What a key does at once, at its first press. */
type Pressed =
  | 'microphone'
  | 'output-a'
  | 'output-b'
  | 'output-c'
  | 'listen-0'
  | 'listen-1'
  | 'listen-2'
  | 'listen-3'
  | 'listen-4'
  | 'listen-5'
  | 'listen-6'
  | 'listen-7'
  | 'listen-8'
  | 'listen-9'
  | 'relay'
  | 'automatic'
  | 'repeat'
  | 'handover'
  | 'take-over'
  | 'slower'
  | 'speak-up'
  | 'no-document'
  | 'technician'
  | 'text'
  | 'document'
  | 'terms'
  | 'chat'
  | 'help';
/** What goes on while it is held and ends with it. */
const HELD = ['cough', 'partner', 'intercom'] as const;
/** What is done again and again while it is held. */
const REPEATED = ['quieter', 'louder'] as const;

type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Held = (typeof HELD)[number];
type Repeated = (typeof REPEATED)[number];

/** What a key of the booth can be for. */
export type Purpose = Pressed | Held | Repeated;

export type BoothKey =
  | { readonly does: Pressed | Repeated | 'console' | `keep-${Digit}` }
  | { readonly does: Held; readonly held: boolean };

/** A key by its place (`KeyboardEvent.code`), `Shift+` before it; empty: no key. */
export type KeyPlace = string;
export type KeyMap = Readonly<Record<Purpose, KeyPlace>>;

/** The keys as they are until somebody changes them. */
export const FIRST_KEYS: KeyMap = {
  microphone: 'KeyM',
  cough: 'Space',
  'output-a': 'KeyA',
  'output-b': 'KeyB',
  'output-c': 'KeyC',
  'listen-0': 'Digit0',
  'listen-1': 'Digit1',
  'listen-2': 'Digit2',
  'listen-3': 'Digit3',
  'listen-4': 'Digit4',
  'listen-5': 'Digit5',
  'listen-6': 'Digit6',
  'listen-7': 'Digit7',
  'listen-8': 'Digit8',
  'listen-9': 'Digit9',
  relay: 'KeyR',
  automatic: 'KeyU',
  quieter: 'BracketLeft',
  louder: 'BracketRight',
  repeat: 'KeyL',
  partner: 'KeyP',
  handover: 'KeyH',
  'take-over': 'Shift+KeyH',
  slower: 'KeyS',
  'speak-up': 'KeyV',
  'no-document': 'KeyD',
  technician: 'KeyT',
  intercom: 'KeyI',
  text: 'KeyE',
  document: 'KeyF',
  terms: 'Slash',
  chat: 'KeyN',
  help: 'Shift+Slash',
};
export const PURPOSES = Object.keys(FIRST_KEYS) as readonly Purpose[];

export interface Press {
  readonly code: string;
  readonly type: string;
  readonly repeat: boolean;
  readonly shiftKey: boolean;
  readonly modified: boolean;
  /** True while a text field has the keys. */
  readonly typing: boolean;
}

/** What a press asks for; undefined where it is the browser's own affair. */
export function boothKey(press: Press, keys: KeyMap): BoothKey | undefined {
  const down = press.type === 'keydown';
  if (press.code === 'Escape') return down ? { does: 'console' } : undefined;
  if (press.code === 'F1') return down && !press.repeat ? { does: 'help' } : undefined;
  if (press.modified) return undefined;
  const purpose = purposeOf(press, keys);
  if (purpose === undefined) return kept(press);
  // A held key may come up when the hand is in a field already: it is let go all the same.
  if (isHeld(purpose)) {
    if (press.repeat || (press.typing && down)) return undefined;
    return { does: purpose, held: down };
  }
  if (!down || press.typing || (press.repeat && !isRepeated(purpose))) return undefined;
  return { does: purpose };
}

/** Shift and the digit of a source key: what is heard now is put on that key. */
function kept({ code, type, repeat, shiftKey, typing }: Press): BoothKey | undefined {
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (!digit || !shiftKey || typing || repeat || type !== 'keydown') return undefined;
  return { does: `keep-${Number(digit) as Digit}` };
}

function purposeOf({ code, shiftKey, type }: Press, keys: KeyMap): Purpose | undefined {
  const place = code.replace(/^Numpad(\d)$/, 'Digit$1');
  const pressed = placeOf({ code: place, shiftKey });
  const found = PURPOSES.find((purpose) => keys[purpose] === pressed);
  if (found !== undefined || type === 'keydown') return found;
  return HELD.find((purpose) => keys[purpose].replace('Shift+', '') === place); // shift may come up first
}

export function placeOf({ code, shiftKey }: Pick<Press, 'code' | 'shiftKey'>): KeyPlace {
  return shiftKey ? `Shift+${code}` : code;
}

function isHeld(purpose: Purpose): purpose is Held {
  return (HELD as readonly string[]).includes(purpose);
}

function isRepeated(purpose: Purpose): purpose is Repeated {
  return (REPEATED as readonly string[]).includes(purpose);
}

/** Keys that stay the browser's, or the console's own way out. */
const NOT_FOR_USE = /^(Shift\+)?(Escape|Tab|Enter|F\d+|Shift|Control|Alt|Meta|CapsLock|Arrow\w+)/;

/** Puts a purpose on another key; what lay there gets the old one, so that nothing is lost. Undefined where that key cannot be had. */
export function moved(keys: KeyMap, purpose: Purpose, place: KeyPlace): KeyMap | undefined {
  if (NOT_FOR_USE.test(place)) return undefined;
  const other = PURPOSES.find((one) => keys[one] === place && place !== '');
  return { ...keys, ...(other && { [other]: keys[purpose] }), [purpose]: place };
}

/** What was changed, to be kept; and what was kept, read back whatever stands there. */
export function keptKeys(keys: KeyMap): string {
  const changed = PURPOSES.filter((purpose) => keys[purpose] !== FIRST_KEYS[purpose]);
  return JSON.stringify(Object.fromEntries(changed.map((purpose) => [purpose, keys[purpose]])));
}

export function readKeys(kept: string): KeyMap {
  try {
    const found = JSON.parse(kept || '{}') as Record<string, unknown>;
    const read = { ...FIRST_KEYS };
    for (const purpose of PURPOSES) {
      const place = found[purpose];
      if (typeof place === 'string' && place.length < 40 && !NOT_FOR_USE.test(place))
        read[purpose] = place;
    }
    return read;
  } catch {
    return FIRST_KEYS;
  }
}

/** What is printed on the key at this place: by the person's own board where the browser tells it, else by the usual one. */
export function capOf(place: KeyPlace, board: ReadonlyMap<string, string>, space: string): string {
  const code = place.replace('Shift+', '');
  const cap = code === 'Space' ? space : (board.get(code)?.toUpperCase() ?? usualCap(code));
  return place.startsWith('Shift+') ? `⇧${cap}` : cap;
}

const SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  Minus: '-',
  Equal: '=',
  Backquote: '`',
};

function usualCap(code: string): string {
  return SIGNS[code] ?? code.replace(/^(Key|Digit)/, '');
}
