// The pages' HTML, made from one template: `page.html` as `pages.json` says. For the build, and for the pages of `npm run dev`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const template = readFileSync(`${root}page.html`, 'utf8');

/** Each page by its name: the folder it is made of, a theme it begins in, and whether it can be installed on a phone. */
export const pages = JSON.parse(readFileSync(`${root}pages.json`, 'utf8'));

const ICON = '<link rel="icon" href="/src/look/dragoman.svg" />';
const INSTALLED = [
  '<meta name="theme-color" content="#11151b" />',
  ICON,
  '<link rel="manifest" href="/delegate.webmanifest" />',
  '<link rel="apple-touch-icon" href="/icon-192.png" />',
].join('\n    ');

function shell(name) {
  const { folder, theme, installed } = pages[name];
  return template
    .replace(' data-theme="{theme}"', theme ? ` data-theme="${theme}"` : '')
    .replace(ICON, installed ? INSTALLED : ICON)
    .replace('{folder}', folder);
}

/** The page that a file of this address is; undefined where it is none. */
function named(address) {
  const name = /^\/?(\w+)\.html$/.exec(address)?.[1];
  return name !== undefined && name in pages ? name : undefined;
}

/** @returns a plugin for Vite: NAME.html is there although no such file is */
export function shells() {
  return {
    name: 'dragoman-shells',
    resolveId(id) {
      return id.startsWith(root) && named(id.slice(root.length)) ? id : undefined;
    },
    load(id) {
      const name = id.startsWith(root) ? named(id.slice(root.length)) : undefined;
      return name && shell(name);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url, 'http://page').pathname;
        const name = named(
          path === '/' ? 'index.html' : path.endsWith('.html') ? path : `${path}.html`,
        );
        if (!name) return next();
        server
          .transformIndexHtml(`/${name}.html`, shell(name))
          .then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
      });
    },
  };
}
