/** Lists, percentages and quotation marks as the language of the interface writes them. */
import { figure } from './catalog';
import { speaking } from './words';

const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['«', '»'],
  fr: ['«\u00A0', '\u00A0»'],
  ru: ['«', '»'],
};

/** Words or names one after the other, with the language's own comma, and "and" before the last. */
export function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat(speaking.value.tag).format(parts);
}

/** A part of one: 0.012 with one decimal is 1.2%, and 1,2 % in French. */
export function percent(part: number, decimals = 0): string {
  return figure(part, speaking.value.tag, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

export function quoted(text: string): string {
  const [open, close] = QUOTES[speaking.value.tag] ?? ['“', '”'];
  return `${open}${text}${close}`;
}
