// Weighs each console as it is first loaded (gzip) and fails past its budget. Run after `scripts/build.mjs`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pages } from './shells.mjs';

const out = new URL('../../../../target/classes/web/', import.meta.url);

/** Kilobytes of JavaScript and of CSS: page, words of one language, and sound where there is any. */
const budgets = {
  index: { js: 20, css: 5 },
  // What is seen behind the first screen (4 kB) and the floor's foot (3 kB, for who may speak) are fetched while a language is
  // chosen, and what is done beside them after that; 65 while all of it came at once.
  delegate: { js: 62, css: 10 },
  hall: { js: 40, css: 10 },
  interpreter: { js: 110, css: 10 },
  moderator: { js: 120, css: 10 },
  technician: { js: 110, css: 10 },
};
/** Fetched only by browsers that decode no Opus themselves, and by whoever opens a microphone. */
const notCounted = /wasm|microphone-worklet/;
/** Fetched when it is opened, by who may speak, or behind what is seen: nobody needs it in order to hear. */
const onDemand =
  /src\/(delegate\/(afterwards\.ts|(Settings|WhoSpeaks|Inscribed|Statements|AgendaNow|HearingDevices|NoSound|About|OnBehalf|OnMotions|Loudness|RequestEnded|MyPlaces|PushToTalk|SwapOffers|LadderBanner|Interrupted|WeakNetwork|FloorBar|SessionScreen|SessionBanner|SignVideos|WithoutSound|CaptionKeys)\.tsx)|parts\/(OtherSessions|TextsOf)\.tsx|state\/sound\/(simplePlayer|playerLink|lag)\.ts)$/;
/** Consoles that read the words of help, chat and sound checks too. */
const backstage = ['interpreter', 'technician', 'moderator'];

let over = false;
for (const [page, budget] of Object.entries(budgets)) {
  const manifest = JSON.parse(readFileSync(new URL(`.vite/${page}.json`, out), 'utf8'));
  const files = loadedBy(manifest, `${page}.html`, pages[page].folder);
  const weigh = (ending) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + weight(file), 0) / 1000;
  const [js, css] = [weigh('.js'), weigh('.css')];
  const fits = js <= budget.js && css <= budget.css;
  over ||= !fits;
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${page.padEnd(12)} ${js.toFixed(1)} of ${budget.js} kB JS, ${css.toFixed(1)} of ${budget.css} kB CSS`,
  );
}
process.exit(over ? 1 : 0);

/** What the page fetches by itself: its imports, its own words in one language, the sound, and their assets. */
function loadedBy(manifest, entry, section) {
  const files = new Set();
  const visited = new Set();
  const visit = (key) => {
    if (visited.has(key)) return;
    visited.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) {
      if (!notCounted.test(file)) files.add(file);
    }
    for (const imported of chunk.imports ?? []) visit(imported);
    for (const lazy of chunk.dynamicImports ?? []) if (wanted(lazy, section)) visit(lazy);
  };
  visit(entry);
  return files;
}

/** Of the words the heaviest language counts; of the rest everything. */
function wanted(lazy, section) {
  if (onDemand.test(lazy)) return false;
  const words = /src\/words\/(\w+)\/(\w+)\.json$/.exec(lazy);
  const read = ['common', section, ...(backstage.includes(section) ? ['backstage'] : [])];
  return !words || (words[1] === 'ru' && read.includes(words[2]));
}

function weight(file) {
  return gzipSync(readFileSync(new URL(file, out)), { level: 9 }).length;
}
