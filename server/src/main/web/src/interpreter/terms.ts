/** The names of the conference beside the glossary, in the page: found while one types, in whichever language. */
import type { Term } from '@dragoman/client';
import type { TermSearch } from '../state/hub/backstage';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { maySpeak } from '../state/sitting/rights';
import { plain, wordsOf } from '../state/plain';

export interface TermEntry {
  readonly key: string;
  /** What it is called, by BCP-47 tag. */
  readonly in: Readonly<Record<string, string>>;
  readonly note: string;
  /** Its number in the glossary; undefined for a name of the conference. */
  readonly term?: number;
}

interface Known {
  readonly entry: TermEntry;
  readonly words: string;
}

const MOST = 30;

/** Delegations and whoever may speak, made ready once, so that a key is answered within a few milliseconds. */
export class NameBook {
  private readonly known: readonly Known[];

  constructor(names: ConferenceNames | undefined) {
    this.known = (names ? namesOf(names) : []).map((entry) => ({
      entry,
      words: plain(['', ...Object.values(entry.in), entry.note].join('\n')),
    }));
  }

  /** Those in which every word stands; first where one begins with the first of them. */
  find(typed: string, most: number): readonly TermEntry[] {
    const words = wordsOf(typed);
    const [first] = words;
    if (first === undefined) return [];
    const begin: TermEntry[] = [];
    const within: TermEntry[] = [];
    for (const { entry, words: known } of this.known) {
      if (!words.every((word) => known.includes(word))) continue;
      (known.includes(`\n${first}`) ? begin : within).push(entry);
      if (begin.length >= most) break;
    }
    return [...begin, ...within].slice(0, most);
  }
}

/** Terms first, then names; without a word the glossary from its beginning. */
export function lookUp(glossary: TermSearch, book: NameBook, typed: string): readonly TermEntry[] {
  if (wordsOf(typed).length === 0) return glossary.terms.slice(0, MOST).map(entryOf);
  const terms = glossary.search(typed, MOST).map(entryOf);
  return [...terms, ...book.find(typed, MOST - terms.length)];
}

function entryOf({ term, in: called, note }: Term): TermEntry {
  return { key: `t${term}`, in: called, note, term };
}

function namesOf(names: ConferenceNames): readonly TermEntry[] {
  const { delegations, participants } = names.conference;
  const people = participants.filter(maySpeak);
  return [
    ...delegations.map(({ id, name }): TermEntry => ({
      key: `d${id}`,
      in: name?.in ?? {},
      note: '',
    })),
    ...people.map(({ id, name }): TermEntry => ({
      key: `p${id}`,
      in: name?.in ?? {},
      note: names.delegation(id, 'en').text,
    })),
  ];
}
