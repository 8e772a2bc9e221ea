/** A text that was written before, cut into lines that are sent to readers one after the other. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';

/** Characters of a line: two lines of a display in the hall. */
const LONGEST = 120;
/** Lines of a text: an hour's speech has a thousand. */
const MOST = 2000;

/** Sentences, and parts of those that are too long for a line. */
export function linesOf(text: string): readonly string[] {
  const sentences = text
    .split(/\n+/)
    .flatMap((paragraph) => paragraph.trim().split(/(?<=[.!?…؟۔][»”"')]*)\s+/u))
    .filter((sentence) => sentence !== '');
  return sentences.flatMap((sentence) => broken(sentence)).slice(0, MOST);
}

/** Broken behind the last mark, else at the last blank, before the line is full; a word that is longer, within. */
function broken(sentence: string): readonly string[] {
  const lines: string[] = [];
  let rest = sentence;
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST + 1);
    const mark = Math.max(
      ...[', ', '; ', ': ', '، ', '؛ '].map((one) => head.lastIndexOf(one) + 1),
    );
    const at =
      mark > LONGEST / 3 ? mark : head.lastIndexOf(' ') > 0 ? head.lastIndexOf(' ') : LONGEST;
    lines.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? lines : [...lines, rest];
}

export class PreparedLines {
  private readonly all: Signal<readonly string[]> = signal([]);
  private readonly place = signal(0);

  get lines(): ReadonlySignal<readonly string[]> {
    return this.all;
  }

  /** The line that is sent next, from 0; as many as there are lines once all are sent. */
  get at(): ReadonlySignal<number> {
    return this.place;
  }

  lay(text: string): void {
    this.all.value = linesOf(text);
    this.place.value = 0;
  }

  /** The line to send now; undefined where all are sent. */
  next(): string | undefined {
    const line = this.all.value[this.place.value];
    if (line !== undefined) this.place.value += 1;
    return line;
  }

  /** Another line is next: what was sent stays sent. */
  goTo(line: number): void {
    this.place.value = Math.min(Math.max(0, line), this.all.value.length);
  }
}
