/**
 * What stands from left to right in a sentence that runs from right to left.
 *
 * @vitest-environment node
 */
import { describe, expect, test } from 'vitest';
import { runsOf } from '../src/parts/Isolated';

const found = (text: string) =>
  runsOf(text)
    .filter(({ kind }) => kind !== 'words')
    .map(({ kind, text: run }) => `${kind} ${run}`);

describe('in_arabic', () => {
  test.each([
    ['للطوارئ اتصلوا بالرقم +994 12 555 01 00 الآن', ['number +994 12 555 01 00']],
    ['بالرقم \u200e+994 12 555 01 00 الآن', ['number +994 12 555 01 00']],
    ['الهاتف (+994 12) 555-01-00.', ['number (+994 12) 555-01-00']],
    ['الهاتف +994125550100، شكرا', ['number +994125550100']],
    ['الهاتف ٠١٢ ٥٥٥ ٠١ ٠٠', ['number ٠١٢ ٥٥٥ ٠١ ٠٠']],
    ['الهاتف +٩٩٤ ١٢ ٥٥٥ ٠١ ٠٠', ['number +٩٩٤ ١٢ ٥٥٥ ٠١ ٠٠']],
    ['الهاتف (012) 555 01 00', ['number (012) 555 01 00']],
    ['تكلفة C++ خمسة %', ['name C++']],
    ['لغة C# أو F#', ['name C#', 'name F#']],
    ['تابعوا #COP29 و @UN.', ['name #COP29', 'name @UN']],
  ])('%s', (text, runs) => {
    expect(found(text)).toEqual(runs);
    expect(
      runsOf(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });

  test.each([
    'الأعوام 2013 2014 2015 2016',
    'من 1998-2003 إلى 2010',
    'بتاريخ 05-12-2013 في باكو',
    'بلغ 0.5 ثم 0.25 0.75 0.50 0.10',
    'قرار 1373 (2001).',
    'أرسلوا إلى info@un.org أو 75% من UNESCO!',
    'النتيجة 2+2 و ب+',
  ])('left_as_it_is %s', (text) => expect(found(text)).toEqual([]));
});

test('a_text_that_runs_from_left_to_right_is_one_part', () => {
  expect(runsOf('Call +994 12 555 01 00, C++ and #COP29')).toHaveLength(1);
  expect(runsOf('')).toHaveLength(1);
});
