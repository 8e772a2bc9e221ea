/** The keys of the booth, by their place on the board and not by their letter: the same on AZERTY, ЙЦУКЕН and Arabic boards. */

export type BoothKey =
  | { readonly does: 'microphone' }
  | { readonly does: 'cough'; readonly held: boolean }
  | { readonly does: 'output'; readonly index: 0 | 1 | 2 }
  | { readonly does: 'listen'; readonly preset: number }
  | { readonly does: 'relay-and-floor' }
  | { readonly does: 'volume'; readonly by: 1 | -1 }
  | { readonly does: 'partner'; readonly held: boolean }
  | { readonly does: 'text' }
  | { readonly does: 'console' }
  | { readonly does: 'help' };

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
export function boothKey(press: Press): BoothKey | undefined {
  const down = press.type === 'keydown';
  if (press.code === 'Escape') return down ? { does: 'console' } : undefined;
  if (press.typing || press.modified) return undefined;
  if (press.code === 'Space') return press.repeat ? undefined : { does: 'cough', held: down };
  if (press.code === 'KeyP') return press.repeat ? undefined : { does: 'partner', held: down };
  if (!down) return undefined;
  if (press.code === 'BracketLeft') return { does: 'volume', by: -1 };
  if (press.code === 'BracketRight') return { does: 'volume', by: 1 };
  if (press.repeat) return undefined;
  return single(press);
}

function single({ code, shiftKey }: Press): BoothKey | undefined {
  const preset = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (preset && !shiftKey) return { does: 'listen', preset: Number(preset[1]) };
  switch (code) {
    case 'KeyM':
      return { does: 'microphone' };
    case 'KeyA':
      return { does: 'output', index: 0 };
    case 'KeyB':
      return { does: 'output', index: 1 };
    case 'KeyC':
      return { does: 'output', index: 2 };
    case 'KeyR':
      return { does: 'relay-and-floor' };
    case 'KeyE':
      return { does: 'text' };
    case 'Slash':
    case 'F1':
      return code === 'F1' || shiftKey ? { does: 'help' } : undefined;
    default:
      return undefined;
  }
}

/** The keys as the help shows them, in its order. */
export const KEYS = [
  ['M', 'keys.microphone'],
  ['Space', 'keys.cough'],
  ['A B C', 'keys.output'],
  ['0 1 … 9', 'keys.listen'],
  ['R', 'keys.relay'],
  ['[  ]', 'keys.volume'],
  ['P', 'keys.partner'],
  ['E', 'keys.text'],
  ['Esc', 'keys.console'],
  ['Ctrl Enter', 'keys.send'],
  ['?', 'keys.help'],
] as const;
