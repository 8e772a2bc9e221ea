// Takes screenshots of the consoles on their fixtures: `node scripts/shots.mjs FOLDER CONSOLE/SCENE/LANGUAGE[/THEME[/SIZE]] ...`
// `node scripts/shots.mjs FOLDER readme` takes those of the README: a session in full flow, in every language, as small files.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const [folder = '.', ...asked] = process.argv.slice(2);
const readme = asked[0] === 'readme';
const FLOW = [
  'delegate/plain',
  'interpreter/busy',
  'moderator/plain',
  'technician/plain',
  'hall/plain',
];
const wanted = readme
  ? FLOW.flatMap((flow) => ['en', 'ar', 'az', 'fr', 'ru'].map((tag) => `${flow}/${tag}`))
  : asked;
const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = mkdtempSync(`${tmpdir()}/dragoman-shots-`);
await build({
  root,
  logLevel: 'warn',
  build: { outDir, rolldownOptions: { input: `${root}fixtures/index.html` } },
});
const served = await preview({
  root,
  logLevel: 'warn',
  build: { outDir },
  preview: { port: 9201 },
});
const base = served.resolvedUrls.local[0];
const sizes = {
  delegate: { width: 390, height: 844 },
  interpreter: { width: 1280, height: 720 },
  technician: { width: 1366, height: 768 },
  moderator: { width: 1440, height: 900 },
  hall: { width: 1920, height: 1080 },
  start: { width: 1024, height: 768 },
};
/** What a scene needs pressed before it is looked at. */
const first = {
  delegate: async (page, scene) => {
    if (['first', 'expired'].includes(scene)) return;
    await page.click('[data-test=listen]');
    if (scene === 'settings') await page.click('[data-test=settings]');
    if (scene === 'no-sound') await page.click('[data-test=no-sound-open]');
    if (scene === 'repeat') await page.click('[data-test=repeat]');
    if (scene === 'ladder') {
      await page.click('[data-test=listen-change]');
      await page.click('[data-test=listen-ru]');
      await page.waitForSelector('[data-test=ladder]');
    }
    if (scene === 'weak') await page.waitForSelector('[data-test=weak]');
  },
  technician: async (page, scene) => {
    if (['checks', 'messages'].includes(scene)) await page.click(`[data-test=side-${scene}]`);
  },
  interpreter: async (page, scene) => {
    if (scene === 'terms') {
      await page.keyboard.press('Slash');
      await page.keyboard.type('extr');
    }
    if (scene === 'help') await page.keyboard.press('Shift+Slash');
  },
  moderator: async (page, scene) => {
    if (scene === 'find') await page.fill('[data-test=find]', 'mar');
    if (scene === 'order') {
      await page.keyboard.press('KeyO');
      await page.click('[data-test=order-2]');
    }
    if (['totals', 'messages', 'speakers', 'present'].includes(scene))
      await page.click(`[data-test=side-${scene}]`);
    if (['menu', 'move'].includes(scene)) await page.click('[data-turn="22"] [data-test=row-menu]');
    if (scene === 'move') await page.click('[data-test=move-up]');
    if (['announce', 'own-words', 'hall-screen'].includes(scene)) {
      await page.click('[data-test=side-messages]');
      if (scene === 'hall-screen') await page.click('[data-test=mail-hall]');
      if (scene === 'own-words') await page.click('[data-test=announce-own]');
      if (scene === 'announce') {
        for (const field of await page.locator('.phrases li:first-child input').all())
          await field.fill('10');
        await page.click('.phrases li:first-child .button');
      }
    }
    if (scene === 'keys') await page.keyboard.press('F1');
  },
};

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
  ],
});
for (const shot of wanted) {
  const [name, scene, language, theme = '', size = ''] = shot.split('/');
  const [width, height] = size.split('x').map((part) => parseInt(part, 10));
  const page = await browser.newPage({
    viewport: width ? { width, height } : sizes[name],
    deviceScaleFactor: name === 'delegate' && !readme ? 2 : 1,
    locale: language,
  });
  page.on('pageerror', (error) => console.error(shot, error.message));
  page.on(
    'console',
    (line) =>
      line.type() === 'error' && !line.text().includes('404') && console.error(shot, line.text()),
  );
  await page.goto(
    `${base}fixtures/index.html?console=${name}&scene=${scene}&l=${language}&theme=${theme}`,
  );
  await page.waitForSelector('#console > *');
  await first[name]?.(page, scene);
  await page.waitForTimeout(readme ? 2500 : 600); // meters have moved by then
  await page.screenshot({
    path: readme
      ? `${folder}/${name}-${language}.jpg`
      : `${folder}/${shot.replaceAll('/', '-')}.png`,
    ...(readme && { quality: 72 }),
    fullPage: size.endsWith('full'),
  });
  await page.close();
}
await browser.close();
await served.close();
process.exit(0);
