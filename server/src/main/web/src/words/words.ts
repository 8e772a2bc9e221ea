/** The language of the interface: chosen, remembered, and set on the page. */
import { signal } from '@preact/signals';
import { remembered } from '../state/remembered';
import { say, type Catalog, type Key, type Section, type Values } from './catalog';
import languages from './languages.json';

export interface InterfaceLanguage {
  readonly tag: string;
  readonly autonym: string;
  readonly rtl: boolean;
}
export const interfaceLanguages: readonly InterfaceLanguage[] = languages;

const files = import.meta.glob<Catalog>('./*/*.json', { import: 'default' });
const english = languages.find(({ tag }) => tag === 'en') as InterfaceLanguage;

/** What the interface speaks now. Changes only once its words are here. */
export const speaking = signal<InterfaceLanguage>(english);
const catalog = signal<Catalog>({});
let sections: readonly Section[] = [];

/** The sentence of this key in the interface's language. */
export function t(key: Key, values: Values = {}): string {
  return say(catalog.value, speaking.value.tag, speaking.value.rtl, key, values);
}

/** What the conference itself calls its languages: for those that browsers have no name for, as sign languages. */
export const autonyms = signal<ReadonlyMap<string, string>>(new Map());

/** What a language is called in the interface's own, alone or inside a sentence; a bare tag is no name. */
export function languageName(tag: string): string {
  if (!tag) return '';
  const own = catalog.value[`language.${tag}`];
  if (typeof own === 'string') return own; // browsers know few names in smaller languages
  const known = knownName(tag);
  return known === undefined || known.toLowerCase() === tag.toLowerCase()
    ? (autonyms.value.get(tag) ?? tag)
    : known;
}

function knownName(tag: string): string | undefined {
  try {
    const spoken = speaking.value.tag;
    const name = new Intl.DisplayNames(spoken, { type: 'language', fallback: 'none' }).of(tag);
    // The bare word is a people in Azerbaijani: «alman» is a German, «alman dili» is German.
    return spoken === 'az' && name !== undefined && name !== tag ? `${name} dili` : name;
  } catch {
    return undefined; // not a BCP-47 tag
  }
}

/** Loads the words a console needs, in the language the person chose, the link asks for, or the browser speaks. */
export async function beginSpeaking(needed: readonly Section[], linkLanguage = ''): Promise<void> {
  sections = needed;
  const wanted = [remembered.interfaceLanguage.peek(), linkLanguage, ...navigator.languages];
  await speak(bestLanguage(wanted).tag);
}

/** Loads what only a part of a console says, when it is opened. */
export async function alsoSpeak(...more: readonly Section[]): Promise<void> {
  if (more.every((section) => sections.includes(section))) return;
  sections = [...new Set([...sections, ...more])];
  await speak(speaking.peek().tag);
}

export interface HowToSpeak {
  /** The person chose it: remembered. */
  readonly chosen?: boolean;
  /** False: the words change and the page stays as it is laid out. */
  readonly layout?: boolean;
}

/** Changes the language of the interface. */
export async function speak(
  tag: string,
  { chosen = false, layout = true }: HowToSpeak = {},
): Promise<void> {
  const language = languages.find((one) => one.tag === tag);
  if (!language) return;
  const parts = await Promise.all(
    sections.map(
      (section) => files[`./${tag}/${section}.json`]?.() ?? Promise.resolve<Catalog>({}),
    ),
  );
  catalog.value = Object.assign({}, ...parts) as Catalog;
  speaking.value = language;
  if (chosen) remembered.interfaceLanguage.value = tag;
  document.documentElement.lang = tag;
  if (layout) document.documentElement.dir = language.rtl ? 'rtl' : 'ltr';
}

/** The first of these tags (BCP-47, best first) that the interface speaks; English where none is. */
export function bestLanguage(wanted: readonly string[]): InterfaceLanguage {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const language = languages.find((one) => one.tag === primary);
    if (language) return language;
  }
  return english;
}
