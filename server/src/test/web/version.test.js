/** The server is exchanged while pages are open: they say that they are old, and what of them is gone. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { guardMs } from './patience.js';
import { browser } from './people.js';
import { speech } from './speech.js';

const built = resolve(import.meta.dirname, '../../../target/classes/web');
let hub;
let chromium;
let other;

before(async () => {
  hub = await Hub.open();
  chromium = await browser(speech('en'));
  // Another build of the same pages: one part has another name, as parts have whose text was changed.
  other = mkdtempSync(join(tmpdir(), 'dragoman-pages-'));
  cpSync(built, join(other, 'web'), { recursive: true });
  for (const part of readdirSync(join(other, 'web/assets')).filter((name) => /^About-.*\.js$/.test(name)))
    rmSync(join(other, 'web/assets', part));
  appendFileSync(join(other, 'web/delegate.html'), '\n');
});

after(async () => {
  await chromium?.close();
  await hub?.close();
  if (other) rmSync(other, { recursive: true, force: true });
});

test('an_open_page_is_told_of_the_new_version_and_a_part_that_is_gone_says_so_without_a_storm', async () => {
  const moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
  await moderator.close();
  const context = await chromium.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  page.setDefaultTimeout(guardMs);
  const asked = [];
  page.on('request', (request) => /\/About-.*\.js/.test(request.url()) && asked.push(Date.now()));
  const see = (name) => page.locator(`[data-test="${name}"]`);
  await page.goto(hub.link('head-turkiye'));
  await see('first-en').click();
  await see('listen').click();
  await see('floor-bar').waitFor();
  assert.equal(await see('new-version').count(), 0);
  const own = await page.evaluate(() => document.documentElement.dataset.build);
  assert.match(own, /^[0-9a-f]{8}$/);

  await hub.kill();
  hub.pages = other;
  await hub.start();
  await see('new-version').waitFor();
  assert.equal(await see('new-version').locator('button').count(), 1);

  await page.locator('.other-requests button').first().click();
  await page.locator('dialog [data-test="part-gone"]').waitFor();
  await page.waitForTimeout(12_000);
  assert.ok(asked.length >= 1, 'the part was asked for');
  assert.ok(
    asked.every((at, i) => i === 0 || at - asked[i - 1] > 9_000),
    `asked at ${asked}`,
  );

  await page.locator('dialog [data-test="new-version-reload"]').click();
  await page.waitForFunction((old) => document.documentElement.dataset.build !== old, own);
  await see('first-en').waitFor();
  assert.equal(await see('new-version').count(), 0);
  await context.close();
});
