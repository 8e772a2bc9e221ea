import type { Glossary as Part, Term } from '../gen/dragoman/v1/backstage_pb.js';

/** The booths' glossary, put together from the parts that the hub tells, and searched in the page at every key. */
export class Glossary {
  private readonly known = new Map<number, { term: Term; folded: string }>();

  /** All terms in the order of their numbers. */
  get terms(): readonly Term[] {
    return [...this.known.values()].map(({ term }) => term).sort((a, b) => a.term - b.term);
  }

  take(part: Part): void {
    if (part.first) this.known.clear();
    for (const term of part.terms) {
      const words = [...Object.values(term.in), term.note];
      this.known.set(term.term, { term, folded: fold(words.join('\n')) });
    }
    for (const number of part.removed) this.known.delete(number);
  }

  /** Terms with every one of the words in some language, whatever their case and accents; those that begin with it first. */
  search(wanted: string, most = 20): Term[] {
    const words = fold(wanted).split(/\s+/u).filter(Boolean);
    const [first] = words;
    if (first === undefined) return [];
    const found = [...this.known.values()].filter(({ folded }) =>
      words.every((word) => folded.includes(word)),
    );
    const begins = ({ folded }: { folded: string }) => (`\n${folded}`.includes(`\n${first}`) ? 0 : 1);
    return found
      .sort((a, b) => begins(a) - begins(b) || a.term.term - b.term.term)
      .slice(0, most)
      .map(({ term }) => term);
  }
}

/** Without case, accents, Arabic vowel signs and stretching: as people type in a hurry. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/ı/gu, 'i');
}
