import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { say, type Catalog, type Entry } from '../src/words/catalog';
import { speechLimit } from '../src/moderator/speechLimit';
import languages from '../src/words/languages.json';
import { autonyms, beginSpeaking, languageName } from '../src/words/words';

const words = resolve(import.meta.dirname, '../src/words');
const sections = readdirSync(`${words}/en`);
const catalog = (tag: string, section: string) =>
  JSON.parse(readFileSync(`${words}/${tag}/${section}`, 'utf8')) as Catalog;
const forms = (entry: Entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));
const places = (entry: Entry) =>
  [...new Set(forms(entry).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

describe.each(languages)('$autonym', ({ tag }) => {
  test.each(sections)('%s_has_every_key_and_no_other', (section) => {
    expect(Object.keys(catalog(tag, section)).sort()).toEqual(
      Object.keys(catalog('en', section)).sort(),
    );
  });

  test.each(sections)('%s_has_every_place_for_a_value', (section) => {
    for (const [key, entry] of Object.entries(catalog('en', section))) {
      expect(places(catalog(tag, section)[key] as Entry), key).toEqual(places(entry));
    }
  });

  test.each(sections)('%s_has_every_plural_form_of_the_language', (section) => {
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
    for (const [key, entry] of Object.entries(catalog(tag, section))) {
      if (typeof entry !== 'string') expect(Object.keys(entry).sort(), key).toEqual(needed);
    }
  });

  test.each(sections)('%s_leaves_nothing_empty_and_hides_no_mark', (section) => {
    for (const [key, entry] of Object.entries(catalog(tag, section))) {
      for (const form of forms(entry)) {
        expect(form.trim(), key).not.toBe('');
        expect(form, key).not.toMatch(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
      }
    }
  });
});

describe('a sentence', () => {
  const ar = catalog('ar', 'delegate.json');
  const ru = catalog('ru', 'delegate.json');
  const az = catalog('az', 'common.json');

  test('takes_the_plural_form_of_its_count', () => {
    const minutes = [1, 3, 5, 21].map((count) => say(ru, 'ru', false, 'place.wait', { count }));
    expect(minutes).toEqual([
      'примерно через 1 минуту',
      'примерно через 3 минуты',
      'примерно через 5 минут',
      'примерно через 21 минуту',
    ]);
    expect(say(ar, 'ar', true, 'place.wait', { count: 2 })).toBe('بعد نحو دقيقتين');
    expect(say(ar, 'ar', true, 'place.wait', { count: 11 })).toBe('بعد نحو 11 دقيقة');
  });

  test('shows_latin_digits_in_arabic', () => {
    expect(say(ar, 'ar', true, 'place.at', { count: 12 })).toContain('12');
  });

  test('isolates_a_value_that_runs_the_other_way_and_no_other', () => {
    const speaks = catalog('en', 'common.json');
    expect(say(speaks, 'en', false, 'now.speaks', { language: 'العربية' })).toBe(
      'Speaks \u2068العربية\u2069',
    );
    expect(say(speaks, 'en', false, 'now.speaks', { language: 'French' })).toBe('Speaks French');
    expect(say(az, 'az', false, 'now.speaks', { language: 'ərəb' })).toBe('Çıxışın dili: ərəb');
  });

  test('without_an_entry_says_its_key', () => {
    expect(say({}, 'en', false, 'close', {})).toBe('close');
  });
});

describe('a language', () => {
  test('has_a_name_though_browsers_know_none_a_sign_language_too', async () => {
    await beginSpeaking(['common']);
    autonyms.value = new Map([['ils', 'International Sign']]);
    expect(languageName('ils')).toBe('International Sign');
    expect(languageName('fr')).toBe('French');
    expect(languageName('')).toBe('');
  });
});

test('a_limit_of_less_than_a_minute_is_told_to_the_second', async () => {
  await beginSpeaking(['common', 'moderator']);
  expect(speechLimit(20)).toBe('00:20 min each');
  expect(speechLimit(90)).toBe('01:30 min each');
  expect(speechLimit(300)).toBe('5 minutes each');
});
