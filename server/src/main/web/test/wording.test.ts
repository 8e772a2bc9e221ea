/**
 * How the texts are written, those of the pages and those of the server: marks, blanks, places for values, and terms.
 *
 * @vitest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RefusalCode, Role } from '@dragoman/client';
import { adviceFor } from '../src/state/hub/refusals';
import { figure, type Catalog, type Entry } from '../src/words/catalog';
import languages from '../src/words/languages.json';

const words = resolve(import.meta.dirname, '../src/words');
const server = resolve(import.meta.dirname, '../../resources/org/dragoman');
const sections = readdirSync(`${words}/en`);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, never>;
const catalog = (tag: string, section: string): Catalog => read(`${words}/${tag}/${section}`);
const forms = (entry: Entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));

interface Text {
  readonly where: string;
  readonly text: string;
}

/** What the server says in this language: refusals, printed badges, announcements. */
function ofServer(tag: string): readonly Text[] {
  const named = ['gateway/wire/refusals.json', 'print/words.json'].flatMap((file) =>
    Object.entries(read(`${server}/${file}`) as Record<string, Record<string, string>>).map(
      ([where, texts]) => ({ where, text: texts[tag] ?? '' }),
    ),
  );
  const phrases = readFileSync(`${server}/conference/file/phrasebook.yaml`, 'utf8')
    .split('\n')
    .flatMap((line) => new RegExp(`^ {6}${tag}: (.*)$`).exec(line)?.[1] ?? [])
    .map((text) => ({ where: 'phrasebook', text }));
  expect(phrases.length).toBeGreaterThan(10);
  return [...named, ...phrases];
}

function ofPages(tag: string): readonly Text[] {
  return sections.flatMap((section) =>
    Object.entries(catalog(tag, section)).flatMap(([key, entry]) =>
      forms(entry).map((text) => ({ where: `${section}: ${key}`, text })),
    ),
  );
}

const all = (tag: string) => [...ofPages(tag), ...ofServer(tag)];

/** Where a text has what it must not have. */
const found = (texts: readonly Text[], wrong: RegExp) =>
  texts.filter(({ text }) => wrong.test(text)).map(({ where, text }) => `${where}: ${text}`);

test('a_key_stands_in_one_file_alone', () => {
  const keys = sections.flatMap((section) => Object.keys(catalog('en', section)));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

describe.each(languages)('$autonym', ({ tag }) => {
  test('glues_nothing_to_a_place_whatever_value_comes', () => {
    const glued = /(?<!^و|\sو)(?<=[\p{L}\p{M}\u0640'’-])\{\w+\}|\{\w+\}[\p{L}\p{M}\u0640'’-]/u;
    expect(found(all(tag), glued)).toEqual([]);
  });

  test('has_plural_forms_where_a_noun_follows_a_figure', () => {
    if (tag === 'az') return; // a noun behind a figure never changes there
    const same = 'ms|s|min|MB|kB|dB|of|Mo|sur|мс|с|мин|МБ|дБ|из|د|ث|من|ميغابايت'; // units, "of"
    const figures =
      'count|ms|seconds|present|all|needed|passed|place|row|reporting|lost|minutes|gap|overlap';
    const counted = new RegExp(
      `\\{(?:${figures})\\}[ \\u00A0](?!(?:${same})(?!\\p{L}))\\p{L}`,
      'u',
    );
    const single = sections.flatMap((section) =>
      Object.entries(catalog(tag, section)).flatMap(([key, entry]) =>
        typeof entry === 'string' ? [{ where: `${section}: ${key}`, text: entry }] : [],
      ),
    );
    expect(found([...single, ...ofServer(tag)], counted)).toEqual([]);
  });
});

describe('each language has marks of its own:', () => {
  test('french_keeps_its_marks_on_the_line', () => {
    expect(found(all('fr'), /[^\S\u00A0\u202F][:;?!»%]|« |'/)).toEqual([]);
    expect(found(all('fr'), /[\p{L}\d})][;?!»]/u)).toEqual([]);
  });

  test('arabic_has_no_latin_comma_and_one_tanwin', () => {
    expect(found(all('ar'), /[\u0600-\u06FF]\s*[,;?]/)).toEqual([]);
    expect(found(all('ar'), /\u064B\u0627/)).toEqual([]);
  });

  test('azerbaijani_ordinals_follow_the_vowel_of_the_figure', () => {
    const units = ['', 'ci', 'ci', 'cü', 'cü', 'ci', 'cı', 'ci', 'ci', 'cu'];
    const tens = ['', 'cu', 'ci', 'cu', 'cı', 'ci', 'cı', 'ci', 'ci', 'cı'];
    const ending = (figure: number) => units[figure % 10] || tens[Math.floor(figure / 10) % 10];
    const oneToThirty = [...Array(30).keys()].map((at) => `${at + 1}-${ending(at + 1)}`).join(' ');
    expect(oneToThirty).toMatch(/^1-ci 2-ci 3-cü .* 6-cı .* 9-cu 10-cu .* 20-ci .* 30-cu$/);
    const written = all('az').flatMap(({ text }) => [...text.matchAll(/(\d+)-(c[iıuü])/g)]);
    expect(written.length).toBeGreaterThan(8);
    for (const [whole, figure, suffix] of written) {
      expect(suffix, whole).toBe(ending(Number(figure)));
    }
  });

  test('percent_and_decimals_are_the_languages_own', () => {
    const one = (tag: string) =>
      figure(0.012, tag, { style: 'percent', minimumFractionDigits: 1 }).replace(/\s/g, ' ');
    expect(one('fr')).toBe('1,2 %');
    expect(one('az')).toBe('1,2%');
    expect(one('en')).toBe('1.2%');
    expect(figure(1.2, 'ru')).toBe('1,2');
    expect(figure(12, 'ar')).toBe('12');
  });
});

describe('a term is the same everywhere:', () => {
  test.each([
    [
      'en',
      /\bhub\b|\bmatters?\b|\btold\b|\bspeech(es)?\b|\b(the|that|your|their|a) turn\b|\bstands\b/i,
    ],
    ['fr', /relève|\btour\b|procès-verbal/i],
    ['ru', /(?<!суб)титр|ведущ|(?<!\p{L})пропуск(ом|а)?(?!\p{L})|выступающих|тест-тон/iu],
    ['az', /(?<!sub)titr|kabina|vəsiqə|aparıcı|kvorum|çıxışçı|keçid/i],
    ['ar', /الترجمة الفورية|المترجم الفوري|شارة|الإنجليزية|المرتبة {|النص المكتوب|أُغلقت قائمة/],
  ])('%s', (tag, other) => {
    expect(found(all(tag), other)).toEqual([]);
  });
});

describe('a refusal', () => {
  const refusals = read(`${server}/gateway/wire/refusals.json`) as Record<
    string,
    Record<string, string>
  >;
  /** Seen in a table's report alone, beside its row. */
  const ofTables = /^(COLUMN|ROW|TABLE|QUOTES|CHARACTERS)/;
  const codes = (Object.entries(RefusalCode) as [string, RefusalCode][]).filter(
    ([name]) => `REFUSAL_CODE_${name}` in refusals && !ofTables.test(name),
  );

  test('says_once_what_to_do', () => {
    expect(codes.length).toBeGreaterThan(40);
    const twice = codes.filter(([name, code]) => {
      const text = refusals[`REFUSAL_CODE_${name}`]?.['en'] ?? '';
      return /[;.] ./.test(text) && adviceFor({ code, retry: true }, Role.DELEGATE) !== undefined;
    });
    expect(twice.map(([name]) => name)).toEqual([]);
  });

  test('sends_nobody_to_themselves', () => {
    const no = { code: RefusalCode.FORBIDDEN, retry: false };
    expect(adviceFor(no, Role.DELEGATE)).toBe('refused.not-yours');
    expect(adviceFor(no, Role.INTERPRETER)).toBe('refused.technician');
    expect(adviceFor(no, Role.MODERATOR)).toBe('refused.other-role');
    expect(adviceFor(no, Role.TECHNICIAN)).toBe('refused.other-role');
    const full = { code: RefusalCode.STORAGE_FULL, retry: false };
    expect(adviceFor(full, Role.TECHNICIAN)).toBeUndefined();
  });
});
