/**
 * The text of a table as an office program saved it. UTF-8 and UTF-16 are read as they say; a Windows code page is read where
 * only one of them makes words of it, and guessed nowhere: what is left has signs of lost characters in it, which the hub
 * refuses row by row.
 */

/** Bytes of a table at most, once it is UTF-8: it goes to the hub in one message. */
export const TABLE_BYTES = 60_000;

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The text of a file; none where it is a workbook (.xlsx, .ods, .xls) and no text. */
export function tableText(bytes: Uint8Array): string | undefined {
  if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return undefined;
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return inCodePage(bytes) ?? new TextDecoder().decode(bytes);
  }
}

function begins(bytes: Uint8Array, ...with_: number[]): boolean {
  return with_.every((byte, at) => bytes[at] === byte);
}

const HEADER_BYTES = 16;

/** UTF-16, by its mark or by the zeros in its header. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const header = [...bytes.subarray(0, HEADER_BYTES)];
  if (header.length < 4) return undefined;
  const zeros = (odd: number) => header.every((byte, at) => (byte === 0) === (at % 2 === odd));
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : undefined;
}

const WORD = /[\p{L}\p{M}]+/gu;
const HIGH = /[^\0-\x7f]/;
/** Signs beside letters that offices write. */
const SIGNS = /[^\0-\x7f\p{L}\p{M}«»‘’‚“”„–—…€°№§©®™·•\u00a0،؛؟٪\u200c-\u200f]/u;
const MARK_IN_LATIN = /[A-Za-z][\u200c-\u200f]|[\u200c-\u200f][A-Za-z]/;
const CYRILLIC = /^[А-Яа-яЁёІіЇїЄєҐґЎў]+$/;
const CYRILLIC_VOWEL = /[аеёиоуыэюяіїє]/gi;
const ARABIC = /^[\p{Script=Arabic}\p{M}ـ]+$/u;
const FRENCH = 'àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸöäÖÄß';
const WESTERN = new RegExp(`^[A-Za-z${FRENCH}]*[A-Za-z][A-Za-z${FRENCH}]*$|^[àÀôÔ]$`);
const TURKISH = new RegExp(`^[A-Za-zğışĞİŞ${FRENCH}]*[A-Za-z][A-Za-zğışĞİŞ${FRENCH}]*$|^[àÀôÔ]$`);

const PAGES: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  'windows-1251': (words) =>
    words.every((word) => CYRILLIC.test(word) && inCase(word)) && sounds(words),
  'windows-1256': (words) =>
    words.every((word) => ARABIC.test(word) || (WESTERN.test(word) && inCase(word))),
  'windows-1252': (words) => words.every((word) => WESTERN.test(word) && inCase(word)),
  'windows-1254': (words) => words.every((word) => TURKISH.test(word) && inCase(word)),
};

/** The one text that makes sense, if there is one. */
function inCodePage(bytes: Uint8Array): string | undefined {
  const texts = new Set<string>();
  for (const [page, makesSense] of Object.entries(PAGES)) {
    const text = new TextDecoder(page).decode(bytes);
    if (SIGNS.test(text) || MARK_IN_LATIN.test(text)) continue;
    const words = (text.match(WORD) ?? []).filter((word) => HIGH.test(word));
    if (makesSense(words)) texts.add(text);
  }
  const [text, ...others] = texts;
  return others.length === 0 ? text : undefined;
}

/** All small, all large, or large at the beginning. */
function inCase(word: string): boolean {
  const small = word.toLowerCase();
  const [first = '', ...rest] = word;
  return (
    word === small || word === word.toUpperCase() || word === first + rest.join('').toLowerCase()
  );
}

/** Has as many vowels as Russian has, and other code pages of Cyrillic do not. */
function sounds(words: readonly string[]): boolean {
  const letters = words.join('');
  return letters === '' || (letters.match(CYRILLIC_VOWEL) ?? []).length >= letters.length * 0.3;
}
