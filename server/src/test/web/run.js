/** Runs the test files one after the other, or those named, and says where the minutes went: `npm test`, `npm test session ear`. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Of a file as well as of a test: a guard against one that hangs, never a judgement. */
const longestTestMs = 1_800_000;
const named = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => named.length === 0 || named.some((name) => file === `${name}.test.js` || file === name))
  .sort();

function run(file) {
  const options = ['--test', '--test-reporter=spec', `--test-timeout=${longestTestMs}`, file];
  const test = spawn(process.execPath, options, { cwd: import.meta.dirname, stdio: 'inherit' });
  return new Promise((ended) => test.once('exit', (code) => ended(code === 0)));
}

const lines = [];
let failed = files.length === 0;
for (const file of files) {
  const began = Date.now();
  const passed = await run(file);
  failed ||= !passed;
  lines.push(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${file}${passed ? '' : '  failed'}`);
  console.log(lines.at(-1));
}
console.log(`\nwhere the time went:\n${lines.join('\n')}`);
process.exitCode = failed ? 1 : 0;
