/** How a catalog is read: keys, plural forms, and values put into their places. Knows no page. */
import type aside from './en/aside.json';
import type backstage from './en/backstage.json';
import type check from './en/check.json';
import type common from './en/common.json';
import type delegate from './en/delegate.json';
import type hall from './en/hall.json';
import type interpreter from './en/interpreter.json';
import type moderator from './en/moderator.json';
import type start from './en/start.json';
import type technician from './en/technician.json';
import type texts from './en/texts.json';

/** The files of a language's catalog: what all consoles say, what those behind the scenes do, and what one of them says. */
export type Section =
  | 'common'
  | 'backstage'
  | 'delegate'
  | 'interpreter'
  | 'moderator'
  | 'technician'
  | 'hall'
  | 'start'
  | 'check'
  | 'texts'
  /** What a delegate opens: settings, list, agenda. */
  | 'aside';

export type Key = keyof (typeof common &
  typeof delegate &
  typeof interpreter &
  typeof moderator &
  typeof hall &
  typeof technician &
  typeof backstage &
  typeof start &
  typeof check &
  typeof texts &
  typeof aside);

/** A sentence, or one for each plural category (CLDR) of its `count`. */
export type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Catalog = Readonly<Record<string, Entry>>;
export type Values = Readonly<Record<string, string | number>>;

const LEFT_TO_RIGHT = /[A-Za-z\u00C0-\u024F\u0400-\u04FF]/;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** Fills a sentence of a catalog in its language. A key without an entry says itself, so that it is seen. */
export function say(catalog: Catalog, tag: string, rtl: boolean, key: Key, values: Values): string {
  const entry = catalog[key];
  if (entry === undefined) return key;
  return form(entry, tag, values).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? figure(value, tag) : isolated(value, rtl);
  });
}

function form(entry: Entry, tag: string, values: Values): string {
  if (typeof entry === 'string') return entry;
  const category = new Intl.PluralRules(tag).select(Number(values['count'] ?? 0));
  return entry[category] ?? entry.other ?? '';
}

/** Digits are Latin in every language of the consoles, as on their clocks. */
export function figure(value: number, tag: string, how?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(`${tag}-u-nu-latn`, how).format(value);
}

/** A value whose script runs the other way is kept from turning the sentence around it (FSI … PDI). */
function isolated(value: string, rtl: boolean): string {
  const crosses = (rtl ? LEFT_TO_RIGHT : RIGHT_TO_LEFT).test(value);
  return crosses ? `\u2068${value}\u2069` : value;
}
