/**
 * Who may know whom among the consoles' files.
 *
 * @vitest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const sdk = resolve(import.meta.dirname, '../../../../../client-sdk/typescript/src');

/** Each file by its path and the files of the same folder it imports: types and files fetched later among them. */
type Imports = ReadonlyMap<string, readonly string[]>;

function importsUnder(root: string): Imports {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll('\\', '/'));
  const found = (from: string, name: string) => {
    const path = join(dirname(from), name).replaceAll('\\', '/');
    return [path, `${path}.ts`, `${path}.tsx`, path.replace(/\.js$/, '.ts')].find((one) =>
      files.includes(one),
    );
  };
  return new Map(
    files.map((file) => [
      file,
      namesIn(join(root, file))
        .filter((name) => name.startsWith('.'))
        .flatMap((name) => found(file, name) ?? []),
    ]),
  );
}

function namesIn(file: string): readonly string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => fileName);
}

/** One circle of files that import each other, as a way from a file back to itself; empty where there is none. */
function circle(imports: Imports): readonly string[] {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const imported of imports.get(file) ?? []) {
      const back = walk(imported, [...way, file]);
      if (back.length > 0) return back;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const back = walk(file, []);
    if (back.length > 0) return back;
  }
  return [];
}

const imports = importsUnder(src);
const sdkImports = importsUnder(sdk);

describe('no circle of imports', () => {
  test('is_found_where_there_is_none_and_is_found_where_there_is_one', () => {
    const chain = { a: ['b', 'c'], b: ['c'], c: [] };
    const around = { ...chain, c: ['a'] };
    expect(circle(new Map(Object.entries(chain)))).toEqual([]);
    expect(circle(new Map(Object.entries(around)))).toEqual(['a', 'b', 'c', 'a']);
  });

  test('is_in_the_consoles', () => {
    expect(imports.size).toBeGreaterThan(100);
    expect(circle(imports)).toEqual([]);
  });

  test('is_in_the_typescript_sdk', () => {
    expect(sdkImports.size).toBeGreaterThan(50);
    expect(circle(sdkImports)).toEqual([]);
  });
});

describe('what thinks does not draw', () => {
  const drawing = (file: string) => file.endsWith('.tsx');
  const logic = [...imports.keys()].filter((file) => file.endsWith('.ts'));
  const state = logic.filter((file) => file.startsWith('state/'));

  test('the_state_is_logic_alone', () => {
    expect([...imports.keys()].filter((file) => /^state\/.*\.tsx$/.test(file))).toEqual([]);
    for (const file of state) {
      expect(namesIn(join(src, file)), file).not.toContain('preact');
    }
  });

  test('the_state_knows_itself_the_words_and_the_theme', () => {
    for (const file of state) {
      for (const imported of imports.get(file) ?? []) {
        expect(imported, `${file} imports`).toMatch(/^(state|words)\/|^look\/theme\.ts$/);
      }
    }
  });

  test('no_logic_imports_what_draws', () => {
    for (const file of logic) {
      expect((imports.get(file) ?? []).filter(drawing), file).toEqual([]);
    }
  });

  test('the_parts_know_no_page_and_no_page_another', () => {
    const room = (file: string) => relative('.', file).split(/[\\/]/)[0] ?? '';
    const shared = ['state', 'words', 'look', 'parts', 'gen'];
    for (const [file, imported] of imports) {
      const known = shared.includes(room(file)) ? shared : [...shared, room(file)];
      expect(
        imported.filter((one) => !known.includes(room(one))),
        file,
      ).toEqual([]);
    }
  });
});
