// The package as it is published, put where a program of somebody else's would have it, beside the README's quick starts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The README's quick starts, as they stand there: `node` for Node, `page` for a page. */
export function quickStarts() {
  const chapter = /^## Quick start\n(.*?)^## /ms.exec(readFileSync(here('README.md'), 'utf8'))?.[1] ?? '';
  const block = (language) => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(chapter)?.[1];
  const starts = { node: block('js'), page: block('ts') };
  if (starts.node === undefined || starts.page === undefined)
    throw new Error('the README has no quick starts');
  return starts;
}

/**
 * Packs the SDK into the empty `folder` and installs it there, as `npm install` does without a network: only files of the
 * pack are in it, and the page's once more as a script, `page.js`. What it depends on, and `ws`, are those of this folder.
 */
export function install(folder) {
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const archive = execFileSync('npm', pack, { cwd: here('.'), encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1);
  const place = join(folder, 'node_modules/@dragoman/client');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, archive), '--strip-components=1', '-C', place]);
  for (const other of ['@bufbuild', '@types', 'ws'])
    symlinkSync(here(`node_modules/${other}`), join(folder, 'node_modules', other));
  const { node, page } = quickStarts();
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}\n');
  writeFileSync(join(folder, 'quick-start.mjs'), node);
  writeFileSync(join(folder, 'page.ts'), page);
  const { ESNext } = ts.ModuleKind;
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ESNext };
  writeFileSync(join(folder, 'page.js'), ts.transpileModule(page, { compilerOptions }).outputText);
  return place;
}
