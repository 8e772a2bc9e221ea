// Installs the workspace as its lock file says, unless that was done already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const seal = `${here}node_modules/.in-step`;
const lock = createHash('sha256')
  .update(readFileSync(`${here}package-lock.json`))
  .digest('hex');

if (existsSync(seal) && readFileSync(seal, 'utf8') === lock) process.exit(0);
const { status, error } = spawnSync(
  'npm',
  ['ci', '--prefer-offline', '--no-progress', '--loglevel=error'],
  {
    cwd: here,
    stdio: 'inherit',
  },
);
if (status !== 0) {
  console.error(
    `npm ci failed${error ? `: ${error.message}` : ''}. The consoles need Node 20.19 or newer with npm.`,
  );
  process.exit(1);
}
writeFileSync(seal, lock);
