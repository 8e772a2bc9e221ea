// Builds dist/: modules and types by tsc, then worker, worklet and WASM decoder each as one file of its own,
// which a page's bundler may copy as they are.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here('tsconfig.build.json')], {
  stdio: 'inherit',
});
// What only those three files use is inside them.
const kept = new Set([
  'abilities',
  'events',
  'index',
  'messages',
  'microphone',
  'profiles',
  'sound',
  'speaking',
]);
for (const file of readdirSync(here('dist/audio'))) {
  if (!kept.has(file.split('.')[0])) rmSync(here(`dist/audio/${file}`));
}
for (const gone of ['dsp', 'wire']) rmSync(here(`dist/${gone}`), { recursive: true });
for (const name of ['worker', 'worklet', 'wasm']) {
  const bundle = await rolldown({ input: here(`src/audio/${name}.ts`), platform: 'browser' });
  await bundle.write({
    file: here(`dist/audio/${name}.js`),
    format: 'es',
    minify: true,
    codeSplitting: false,
  });
}
