// Fails when what a page must load has grown past its budget: gzip -9, minified as a page's bundler would.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** What a bundler makes of an entry point; of one of its exports, if named. */
async function entry(path, name) {
  const page = `export ${name ? `{ ${name} }` : '*'} from ${JSON.stringify(here(path))};`;
  const bundle = await rolldown({
    input: 'page',
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      { resolveId: (id) => (id === 'page' ? id : null), load: (id) => (id === 'page' ? page : null) },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  return output.reduce((sum, chunk) => sum + zipped(chunk.code), 0);
}

const control = await entry('dist/index.js');
const delegate = await entry('dist/index.js', 'DelegateClient');
const audio =
  (await entry('dist/audio/index.js')) +
  ['worker', 'worklet'].reduce((sum, name) => sum + zipped(readFileSync(here(`dist/audio/${name}.js`))), 0);
const capture = zipped(readFileSync(here('dist/audio/microphone-worklet.js')));
const booth = (await entry('dist/booth/index.js')) + zipped(readFileSync(here('dist/booth/booth.js')));
const lag = await entry('dist/lag/index.js');
const wasm = zipped(readFileSync(here('dist/audio/wasm.js')));

const budgets = [
  // Carried motions, shows of hands and replies by item cost 200 bytes, a bound of 17,500 before.
  // Inscription, texts of speeches and the run sheet cost 250 bytes, a bound of 17,700 before.
  // Announcements in words of one's own, the hall's screen and where speech texts come from cost 300 bytes, a bound of 18,000 before.
  // What the hub itself adds and drops, and alarms of listeners who hear nothing, cost 140 bytes, a bound of 18,300 before.
  ['control', control, 18_450],
  // Refusals in the page's language, and requests that are told as turned down, cost 130 bytes, a bound of 10,500 before.
  // Inscribing, handing in and reading texts cost 280 bytes, a bound of 10,700 before.
  // Announcements that are taken back, and what each language is before the pick, cost 150 bytes, a bound of 11,000 before.
  ['control of a delegate', delegate, 11_200],
  // Speaking at another device by a press cost 150 bytes, a bound of 19,800 before.
  // The page and its worker each keep the leases for themselves, so that neither waits for the other to shut a microphone.
  // A microphone for the intercom alone, and a floor that rises after a booth's end, cost 170 bytes, a bound of 20,000 before.
  ['audio: page, worker and worklet', audio, 20_200],
  ['booth: page and worklet', booth, 6_000],
  ['lag', lag, 500],
];
let over = false;
for (const [what, bytes, budget] of budgets) {
  over ||= bytes > budget;
  console.log(`${what}: ${bytes} of ${budget} bytes, gzip${bytes > budget ? ': OVER' : ''}`);
}
console.log(`capture, fetched when a microphone opens: ${capture} bytes`);
console.log(`WASM decoder, fetched only where the browser decodes no Opus: ${wasm} bytes`);
if (over) process.exit(1);
