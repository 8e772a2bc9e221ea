// Builds dist/: modules and types by tsc, then worker, worklet and WASM decoder each as one file of its own,
// which a page's bundler may copy as they are.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here('tsconfig.build.json')], {
  stdio: 'inherit',
});
// What only those three files use is inside them.
for (const gone of ['dsp', 'wire', 'worker', 'worklet']) rmSync(here(`dist/${gone}`), { recursive: true });
for (const [folder, name] of [
  ['worker', 'worker'],
  ['worklet', 'worklet'],
  ['worker', 'wasm'],
]) {
  const bundle = await rolldown({ input: here(`src/${folder}/${name}.ts`), platform: 'browser' });
  await bundle.write({
    file: here(`dist/audio/${name}.js`),
    format: 'es',
    minify: true,
    codeSplitting: false,
  });
}
