// Builds dist/: modules and types by tsc, then worker, worklets and WASM decoder each as one file of its own,
// which a page's bundler may copy as they are.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { tablesOf } from './tables.mjs';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here('tsconfig.build.json')], {
  stdio: 'inherit',
});
// In place of @bufbuild/protobuf, whose types it keeps: the part of it that is used, at a seventh of its weight.
for (const file of readdirSync(here('dist'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue;
  const up = '../'.repeat(file.split(/[\\/]/).length - 1) || './';
  const code = readFileSync(here(`dist/${file}`), 'utf8');
  const own = code
    .replace(/(["'])@bufbuild\/protobuf\/codegenv2\1/g, `'${up}protobuf/codegen.js'`)
    .replace(/(["'])@bufbuild\/protobuf\1/g, `'${up}protobuf/protobuf.js'`)
    .replace(/fileDesc\("([\w+/=]+)"/g, (_, base64) => `fileDesc(${JSON.stringify(tablesOf(base64))}`);
  if (own !== code) writeFileSync(here(`dist/${file}`), own);
}
// What only those files use is inside them.
for (const gone of ['dsp', 'wire', 'worker', 'worklet']) rmSync(here(`dist/${gone}`), { recursive: true });
for (const [folder, name, as] of [
  ['worker', 'worker', 'audio/worker'],
  ['worklet', 'worklet', 'audio/worklet'],
  ['worklet', 'microphone', 'audio/microphone-worklet'],
  ['worker', 'wasm', 'audio/wasm'],
  ['worklet', 'booth', 'booth/booth'],
]) {
  const bundle = await rolldown({ input: here(`src/${folder}/${name}.ts`), platform: 'browser' });
  await bundle.write({
    file: here(`dist/${as}.js`),
    format: 'es',
    minify: true,
    codeSplitting: false,
  });
}
