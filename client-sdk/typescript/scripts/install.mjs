// Runs `npm ci`, unless what is installed came from this very lock file.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const stamp = here('node_modules/.in-step-with-lock');
const lock = createHash('sha256')
  .update(readFileSync(here('package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  execSync('npm ci --prefer-offline --no-progress --loglevel=error', { cwd: here('.'), stdio: 'inherit' });
  writeFileSync(stamp, lock);
}
