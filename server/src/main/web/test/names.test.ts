/**
 * One name, one meaning: what a room exports, no other room exports under the same name.
 *
 * @vitest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const EXPORT =
  /^export (?:declare )?(?:async )?(?:const|let|function|class|interface|type|enum) (\w+)/gm;

test('no_exported_name_stands_twice', () => {
  const where = new Map<string, string[]>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const names = [...readFileSync(`${src}/${file}`, 'utf8').matchAll(EXPORT)].map(([, n]) => n);
    for (const name of new Set(names)) {
      if (name) where.set(name, [...(where.get(name) ?? []), file]);
    }
  }
  expect([...where].filter(([, files]) => files.length > 1)).toEqual([]);
});
