/** A text that runs from right to left, in which telephone numbers and names such as C++ still stand from left to right. */

/** A part of a text: a telephone number, a name that ends or begins with a sign, or what stands between these. */
export interface Run {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'words';
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const BETWEEN = '[ \\u00A0\\u202F().\\-\\u2010\\u2011]';
/** +994 12 555 01 00: its sign says what it is. */
const ABROAD = `\\(?\\+ ?\\(?\\p{Nd}(?:${BETWEEN}{0,2}\\p{Nd}){5,16}`;
/** 012 555 01 00: it begins with 0, and has four groups or more. */
const AT_HOME =
  '(?<![\\p{L}\\p{Nd}.,:/-])\\(?[0٠۰]\\p{Nd}*(?:[ \\u00A0\\u202F()\\-\\u2010\\u2011]{1,2}\\p{Nd}+){3,6}';
/** C++, C#, #COP29, @UN. */
const SIGNED =
  '(?<![\\p{Script=Latin}\\p{Nd}])(?:[#@]\\p{Script=Latin}(?:[\\p{Script=Latin}\\p{Nd}_.-]*[\\p{Script=Latin}\\p{Nd}])?' +
  '|\\p{Script=Latin}[\\p{Script=Latin}\\p{Nd}]*[+#]{1,2}(?![\\p{L}\\p{Nd}]))';
const STANDING = new RegExp(`(?<number>${ABROAD}|${AT_HOME})|(?<name>${SIGNED})`, 'gu');

/** The text in its parts, in their order; one part where it does not run from right to left. */
export function runsOf(text: string): readonly Run[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, kind: 'words' }];
  const runs: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(STANDING)) {
    if (found.index > from) runs.push({ text: text.slice(from, found.index), kind: 'words' });
    runs.push({ text: found[0], kind: found.groups?.['number'] === undefined ? 'name' : 'number' });
    from = found.index + found[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), kind: 'words' });
  return runs;
}

/** Digits of Arabic turn groups round even where they stand apart, so that a number's order is the one it is written in. */
export function Isolated({ text }: { text: string }) {
  return (
    <>
      {runsOf(text).map((run, at) =>
        run.kind === 'words' ? (
          run.text
        ) : run.kind === 'number' ? (
          <bdo key={at} dir="ltr" class="whole">
            {run.text}
          </bdo>
        ) : (
          <bdi key={at} dir="ltr" class="whole">
            {run.text}
          </bdi>
        ),
      )}
    </>
  );
}
