/** The booth's glossary and the names of the conference, in the page: found while one types, in whichever language. */
import { Role, type Term } from '@dragoman/client';
import type { House } from '../state/names';
import { plain, wordsOf } from '../state/plain';

export interface Entry {
  readonly key: string;
  readonly kind: 'term' | 'name';
  /** What it is called, by BCP-47 tag. */
  readonly in: Readonly<Record<string, string>>;
  readonly note: string;
}

interface Known {
  readonly entry: Entry;
  readonly words: string;
}

const SPEAKERS: readonly Role[] = [Role.CHAIR, Role.MODERATOR, Role.DELEGATE, Role.OBSERVER];

/** All entries, made ready once, so that a key is answered within a few milliseconds. */
export class TermBook {
  private readonly known: readonly Known[];

  constructor(entries: readonly Entry[]) {
    this.known = entries.map((entry) => ({
      entry,
      words: plain(['', ...Object.values(entry.in), entry.note].join('\n')),
    }));
  }

  static of(terms: readonly Term[], house: House | undefined): TermBook {
    const glossary = terms.map(
      (term): Entry => ({ key: `t${term.term}`, kind: 'term', in: term.in, note: term.note }),
    );
    return new TermBook([...glossary, ...(house ? namesOf(house) : [])]);
  }

  get size(): number {
    return this.known.length;
  }

  /** Those in which every word stands; first where one begins with the first of them. */
  find(typed: string, most = 30): readonly Entry[] {
    const words = wordsOf(typed);
    const [first] = words;
    if (first === undefined) return this.known.slice(0, most).map(({ entry }) => entry);
    const begin: Entry[] = [];
    const within: Entry[] = [];
    for (const { entry, words: known } of this.known) {
      if (!words.every((word) => known.includes(word))) continue;
      if (known.includes(`\n${first}`)) begin.push(entry);
      else within.push(entry);
      if (begin.length >= most) break;
    }
    return [...begin, ...within].slice(0, most);
  }
}

function namesOf(house: House): readonly Entry[] {
  const { delegations, participants } = house.conference;
  const people = participants.filter(({ role }) => SPEAKERS.includes(role));
  return [
    ...delegations.map(
      ({ id, name }): Entry => ({ key: `d${id}`, kind: 'name', in: name?.in ?? {}, note: '' }),
    ),
    ...people.map(
      ({ id, name }): Entry => ({
        key: `p${id}`,
        kind: 'name',
        in: name?.in ?? {},
        note: house.delegation(id, 'en').text,
      }),
    ),
  ];
}
