// Makes src/gen/icons.svg, the sprite of the icons named in src/look/icons.json, from lucide-static (ISC).
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const here = new URL('..', import.meta.url);
const names = JSON.parse(await readFile(new URL('src/look/icons.json', here), 'utf8'));
const symbols = await Promise.all(
  names.map(async (name) => {
    const source = await readFile(
      new URL(`node_modules/lucide-static/icons/${name}.svg`, here),
      'utf8',
    );
    const inner = source.slice(
      source.indexOf('>', source.indexOf('<svg')) + 1,
      source.indexOf('</svg>'),
    );
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, '')}</symbol>`;
  }),
);
await mkdir(new URL('src/gen/', here), { recursive: true });
await writeFile(
  new URL('src/gen/icons.svg', here),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${symbols.join('')}</svg>\n`,
);
