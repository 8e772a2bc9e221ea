// Builds each page by itself into the server's classes: nobody opens two of them, and so each carries only what it needs.
// What comes out alike (worklets, words) is one file, as its name is made of what it holds.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pages } from './shells.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const [at, page] of Object.keys(pages).entries()) {
  await build({
    root,
    logLevel: 'warn',
    build: {
      emptyOutDir: at === 0,
      copyPublicDir: at === 0,
      manifest: `.vite/${page}.json`,
      rolldownOptions: { input: { [page]: `${root}${page}.html` } },
    },
  });
}
