/**
 * A console loads a part of the words: whatever it may say must be in that part.
 *
 * @vitest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));
const text = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));
const sections = new Map(
  readdirSync(join(src, 'words/en')).map((file) => [
    file.replace('.json', ''),
    Object.keys(JSON.parse(readFileSync(join(src, 'words/en', file), 'utf8')) as object),
  ]),
);

/** What a file imports of this folder, at once or later; types are no words. */
function imported(file: string): string[] {
  return ts
    .preProcessFile((text.get(file) as string).replace(/^import type .*$/gm, ''))
    .importedFiles.map(({ fileName }) => join(dirname(file), fileName).replaceAll('\\', '/'))
    .flatMap((path) => [path, `${path}.ts`, `${path}.tsx`].find((one) => text.has(one)) ?? []);
}

function reached(main: string): ReadonlySet<string> {
  const seen = new Set([main]);
  for (const file of seen) imported(file).forEach((one) => seen.add(one));
  return seen;
}

const strings = (list: string) =>
  [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name as string);

/** The parts of the words that a console loads, at its entrance or when something is opened. */
function loaded(console: string, of: ReadonlySet<string>): ReadonlySet<string> {
  const main = text.get(`${console}/main.tsx`) as string;
  const parts = ['common', console, ...strings(/words: \[(.*?)\]/s.exec(main)?.[1] ?? '')];
  for (const file of of) {
    for (const [, more] of (text.get(file) as string).matchAll(/alsoSpeak\(([^)]*)\)/g)) {
      parts.push(...strings(more as string));
    }
  }
  return new Set(parts);
}

describe.each(['delegate', 'hall', 'interpreter', 'moderator', 'technician'])('%s', (console) => {
  test('has_the_words_of_whatever_it_may_say', () => {
    const all = reached(`${console}/main.tsx`);
    const known = [...loaded(console, all)].flatMap((section) => sections.get(section) ?? []);
    const missing: string[] = [];
    for (const file of all) {
      for (const [, key] of (text.get(file) as string).matchAll(/\bt\(\s*'([^']+)'/g)) {
        if (!known.includes(key as string)) missing.push(`${file}: ${key}`);
      }
      for (const [, start] of (text.get(file) as string).matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) {
        if (!known.some((key) => key.startsWith(start as string)))
          missing.push(`${file}: ${start}…`);
      }
    }
    expect(all.size).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
