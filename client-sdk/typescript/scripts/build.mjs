// Builds dist/: modules and types by tsc, then worker, worklets and WASM decoder each as one file of its own,
// which a page's bundler may copy as they are.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { clientCases, commandCases, serverCases } from './delegate.mjs';
import { allOf, apart, fileOf, partOf, tablesOf } from './tables.mjs';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', here('tsconfig.build.json')], {
  stdio: 'inherit',
});
// Options are for who writes code from the protocol, not for who runs it.
for (const as of ['js', 'd.ts']) rmSync(here(`dist/gen/dragoman/v1/options_pb.${as}`));
// In place of @bufbuild/protobuf, whose types it keeps: the part of it that is used, at a seventh of its weight.
const files = [];
for (const file of readdirSync(here('dist'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue;
  const up = '../'.repeat(file.split(/[\\/]/).length - 1) || './';
  const code = readFileSync(here(`dist/${file}`), 'utf8');
  let own = code
    .replace(/(["'])@bufbuild\/protobuf\/codegenv2\1/g, `'${up}protobuf/codegen.js'`)
    .replace(/(["'])@bufbuild\/protobuf\1/g, `'${up}protobuf/protobuf.js'`);
  if (file.endsWith('_pb.js')) {
    files.push(fileOf(code));
    own = apart(own, files.at(-1));
  }
  if (own !== code) writeFileSync(here(`dist/${file}`), own);
}
// Their tables, whole and as far as a delegate's page reads them.
const tables = tablesOf(files);
const cases = {
  ClientMessage: clientCases,
  Command: commandCases,
  ServerMessage: serverCases,
  Welcome: [...serverCases, 'limits', 'conference'],
};
const write = (file, name, lines) =>
  writeFileSync(here(`dist/protobuf/${file}.js`), `export const ${name} = ${JSON.stringify(lines)};\n`);
write('everything', 'everything', allOf(tables));
write('fordelegates', 'forDelegates', partOf(tables, ['ClientMessage', 'ServerMessage'], cases));
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
