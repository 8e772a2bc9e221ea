import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8')) as {
  version: string;
};
const pages = ['index', 'delegate', 'interpreter', 'moderator', 'technician', 'hall'];

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    // Into the server's jar, beside its classes.
    outDir: resolve(here, '../../../target/classes/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['es2022', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, resolve(here, `${page}.html`)])),
      output: {
        // Many small files weigh more than one: each is packed by itself.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'hub',
              test: /client-sdk.typescript.dist.(?!audio)|web.src.state.(?!liveSound|lately|remembered|simple|forecast|place|booth|lamp)|web.src.parts.(Gate|Toasts|Banner|Words|KindMark|SpeechClock|Announced|Dialog|LinkState|later)/,
            },
          ],
        },
      },
    },
  },
  server: {
    strictPort: true,
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
    // A hub on this machine, for work on the live consoles.
    proxy: { '/v1': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'] },
});
