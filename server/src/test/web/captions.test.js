/** Captions that run both ways, where every reader sees them, and that outlive the hub. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { guardMs } from './patience.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

let hub;
let window;
let writer;
let reader;
let display;

/** Baku, with a language that is written only and one that is signed. */
const folder = mkdtempSync(join(tmpdir(), 'dragoman-languages-'));
const video = 'https://video.example';

function moreLanguages() {
  const baku = resolve(import.meta.dirname, '../../../../config/conferences/baku-2013.yaml');
  const more = [
    '  - {tag: eo, autonym: Esperanto, direction: ltr, kind: text}',
    `  - {tag: ils, autonym: International Sign, direction: ltr, kind: sign, video: "${video}/plenary"}`,
  ];
  const written = readFileSync(baku, 'utf8').replace(/^(  - \{tag: ru, .*)$/m, `$1\n${more.join('\n')}`);
  writeFileSync(join(folder, 'baku.yaml'), written);
  return join(folder, 'baku.yaml');
}

before(async () => {
  hub = await Hub.open(`conference=${moreLanguages()}`);
  window = await browser(speech('en'));
  writer = await Client.enter(hub.link('visitor-ar'));
  [reader, display] = await Promise.all(
    ['visitor-delegate', 'visitor-display'].map((who) =>
      Person.enter(window, who === 'visitor-display' ? `${hub.link(who)}&c=ar,en` : hub.link(who)),
    ),
  );
  await reader.press('first-fr');
  await reader.press('listen');
  await reader.readCaptions('ar');
});

after(async () => {
  await window?.close();
  await writer?.close();
  await hub?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a finished segment of the Arabic text channel, as a captioner's program does. */
function write(segment, text) {
  writer.client.writeCaption({ language: 'ar', segment, revision: 1, final: true, text });
}

/** The words and marks of a caption as they stand on the screen, from left to right, each with its own place. */
function seen(person, text) {
  return person.page
    .waitForFunction(
      (wanted) => {
        const caption = [...document.querySelectorAll('[data-test="caption"]')].find(
          (one) => one.textContent.trim() === wanted,
        );
        if (!caption) return undefined;
        const walker = document.createTreeWalker(caption, NodeFilter.SHOW_TEXT);
        const parts = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}/%]+|[.()،]/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const { left, top } = range.getBoundingClientRect();
            parts.push({ word, left, top });
          }
        }
        // A line that is broken goes on below: the later line stands left of the one before.
        return parts
          .sort((a, b) => (Math.abs(a.top - b.top) > 8 ? b.top - a.top : a.left - b.left))
          .map(({ word }) => word);
      },
      text,
      { timeout: guardMs, polling: 50 },
    )
    .then((handle) => handle.jsonValue());
}

/** What is written, and how it must stand from left to right: the sentence begins at the right, its full stop ends it at the left. */
const sentences = [
  ['يبدأ العمل.', ['.', 'العمل', 'يبدأ']],
  ['UNODC مكتب.', ['.', 'مكتب', 'UNODC']],
  ['قرار 1373 (2001).', ['.', ')', '2001', '(', '1373', 'قرار']],
  ['وثيقة CONF/L.', ['.', 'CONF/L', 'وثيقة']],
  ['75% من UNESCO و OIC.', ['.', 'OIC', 'و', 'UNESCO', 'من', '75%']],
];

for (const [at, [text, order]] of sentences.entries()) {
  test(`an_arabic_line_stands_in_its_order_on_phone_and_hall_${at + 1}`, async () => {
    write(`s${at}`, text);
    assert.deepEqual(await seen(reader, text), order, 'on the phone');
    assert.deepEqual(await seen(display, text), order, 'in the hall');
  });
}

test('a_line_in_one_direction_leaves_the_next_one_alone', async () => {
  const directions = await reader.in(() =>
    [...document.querySelectorAll('[data-test="caption"]')].map((one) => getComputedStyle(one).direction),
  );
  assert.ok(directions.length >= sentences.length);
  assert.deepEqual([...new Set(directions)], ['rtl']);
});

test('somebody_who_comes_late_reads_what_was_written', async () => {
  const late = new Client(hub.link('head-turkiye'));
  const segments = new Set();
  late.client.on('caption', ({ segment }) => segments.add(segment));
  late.client.readCaptions(['ar']);
  await late.client.connect();
  await late.until(() => segments.size === sentences.length, 'all that was written');
  await late.close();
});

/** The left edges of these parts of a caption on the screen, each looked for behind the one before. */
function edges(person, text, parts) {
  return person.page
    .waitForFunction(
      ([wanted, wantedParts]) => {
        const caption = [...document.querySelectorAll('[data-test="caption"]')].find(
          (one) => one.textContent.trim() === wanted.trim(),
        );
        if (!caption) return undefined;
        const walker = document.createTreeWalker(caption, NodeFilter.SHOW_TEXT);
        const nodes = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
        let [at, from] = [0, 0];
        return wantedParts.map((part) => {
          while (nodes[at].data.indexOf(part, from) < 0) [at, from] = [at + 1, 0];
          const begin = nodes[at].data.indexOf(part, from);
          from = begin + part.length;
          const range = document.createRange();
          range.setStart(nodes[at], begin);
          range.setEnd(nodes[at], from);
          return range.getBoundingClientRect().left;
        });
      },
      [text, parts],
      { timeout: guardMs, polling: 50 },
    )
    .then((handle) => handle.jsonValue());
}

const standing = [
  ['للطوارئ اتصلوا بالرقم +994 12 555 01 00 الآن', ['+', '994', '12', '555', '01', '00']],
  ['للطوارئ اتصلوا بالرقم \u200e+994 12 555 01 00 الآن', ['+', '994', '12', '555', '01', '00']],
  ['للطوارئ اتصلوا بالرقم +٩٩٤ ١٢ ٥٥٥ الآن ٢٠', ['+', '٩٩٤', '١٢', '٥٥٥']],
  ['تكلفة C++ خمسة %', ['C', '++']],
];

for (const [at, [text, parts]] of standing.entries()) {
  test(`a_telephone_number_and_a_name_with_signs_stand_from_left_to_right_in_arabic_${at + 1}`, async () => {
    write(`n${at}`, text);
    for (const person of [reader, display]) {
      const left = await edges(person, text, parts);
      assert.deepEqual(
        left,
        left.toSorted((a, b) => a - b),
        `${parts} at ${left}`,
      );
      assert.equal(new Set(left).size, left.length);
    }
  });
}

test('before_the_pick_each_language_says_what_it_is_and_what_has_no_sound_opens_its_captions_or_its_video', async () => {
  const phone = await Person.enter(window, hub.link('head-kuwait'), {}, (context) =>
    context.route(`${video}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>signed</p>' }),
    ),
  );
  const said = (tag) =>
    phone.page.locator(`[data-test="first-${tag}"] [data-offered]`).getAttribute('data-offered');
  assert.deepEqual(await Promise.all(['fr', 'eo', 'ils'].map(said)), ['floor', 'text', 'sign']);
  const booth = await Client.enter(hub.link('fr-1'));
  await phone.until(() => document.querySelector('[data-test="first-fr"] [data-offered="direct"]'));
  await booth.close();
  await phone.press('first-eo');
  await phone.press('listen');
  await phone.until(() => document.querySelector('[data-test="caption-language"]')?.value === 'eo');
  assert.equal(await phone.in(() => dragoman.sound?.state), undefined);
  await phone.press('listen-change');
  await phone.until(() => document.querySelector('[data-test="read-ils"] [data-offered="sign"]'));
  assert.equal(await phone.page.locator('[data-test="listen-eo"], [data-test="listen-ils"]').count(), 0);
  assert.equal(
    await phone.page.locator('[data-test="sign-open-ils"]').getAttribute('href'),
    `${video}/plenary`,
  );
  await phone.press('read-ils');
  await phone.page.frameLocator('[data-test="sign-ils"] iframe').locator('p').waitFor();
  await phone.press('sign-pin-ils');
  await phone.until(() => document.querySelector('iframe') === null);
  await phone.leave();
});

test('captions_stand_in_high_contrast_and_over_the_whole_screen_on_phone_and_hall', async () => {
  await reader.press('caption-contrast');
  await reader.press('caption-full');
  const looks = await reader.in(() => {
    const [box] = document.querySelectorAll('.caption-box');
    const { backgroundColor, color } = getComputedStyle(box.querySelector('.captions'));
    const { width, height } = box.getBoundingClientRect();
    return { backgroundColor, color, fills: width >= innerWidth && height >= innerHeight };
  });
  assert.deepEqual(looks, { backgroundColor: 'rgb(0, 0, 0)', color: 'rgb(255, 255, 0)', fills: true });
  await reader.press('caption-full');
  await reader.until(() => document.querySelector('.caption-box.full') === null);
  await reader.press('caption-contrast');
  const wall = await Person.enter(window, `${hub.link('hall-display')}&c=ar&v=captions,contrast`);
  await wall.until(() => {
    const captions = document.querySelector('.hall-caption');
    if (!captions) return false;
    const { height } = captions.getBoundingClientRect();
    return height > innerHeight * 0.7 && getComputedStyle(captions).color === 'rgb(255, 255, 0)';
  });
  assert.equal(await wall.page.locator('.hall-speaker').isVisible(), false);
  await wall.leave();
});

test('a_captioner_feeds_a_prepared_text_line_by_line', async () => {
  const captioner = await Person.enter(window, hub.link('captioner-ar'));
  await captioner.press('start-booth');
  await captioner.press('prepared');
  await captioner.page.locator('[data-test="prepared-text"]').fill('السطر المعد الأول. السطر المعد الثاني.');
  await captioner.press('prepared-lay');
  await captioner.press('prepared-next');
  await isLast(reader, 'السطر المعد الأول.');
  await captioner.key('PageDown');
  await isLast(reader, 'السطر المعد الثاني.');
  assert.equal(await captioner.page.locator('[data-test="prepared-next"]').isDisabled(), true);
  await captioner.leave();
});

test('a_term_that_one_booth_adds_and_corrects_is_in_the_glossary_of_another', async () => {
  const booth = new Client(hub.link('fr-1'));
  const terms = new Map();
  booth.client.on('glossary', (glossary) => {
    for (const one of glossary.terms) terms.set(one.in.fr, one);
  });
  await booth.client.connect();
  const writes = await Person.enter(window, hub.link('captioner-ar'));
  await writes.press('start-booth');
  await writes.press('reading-terms');
  await writes.page.locator('[data-test="terms-field"]').fill('مقصورة');
  await writes.press('term-add');
  assert.equal(await writes.page.locator('[data-test="term-ar"]').inputValue(), 'مقصورة');
  await writes.page.locator('[data-test="term-fr"]').fill('cabine essayée');
  await writes.press('term-save');
  await booth.until(() => terms.has('cabine essayée'), 'the new term');
  const { term } = terms.get('cabine essayée');
  await writes.press(`term-correct-${term}`);
  await writes.page.locator('[data-test="term-fr"]').fill('cabine');
  await writes.press('term-save');
  await booth.until(() => terms.get('cabine')?.term === term, 'the corrected term');
  await writes.until(() => document.querySelector('dialog') === null);
  await Promise.all([writes.leave(), booth.close()]);
});

/** Keystrokes as captioning software posts them. */
async function dictate(sequence, keys) {
  const [, token] = /#t=([^&]+)/.exec(hub.link('captioner-ar'));
  const posted = await fetch(`${hub.site}/v1/captions?session=opening&language=ar&seq=${sequence}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain; charset=utf-8' },
    body: keys,
  });
  assert.equal(posted.status, 200, await posted.text());
}

const isLast = (person, text) =>
  person.until(
    (wanted) => [...document.querySelectorAll('[data-test="caption"]')].at(-1)?.textContent.trim() === wanted,
    text,
  );

test('after_the_hub_came_back_each_new_line_is_the_last_on_every_page_that_stayed_open', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `سطر قبل ${at + 1}`);
  await dictate(1, `${lines.join('\n')}\n`);
  for (const person of [reader, display]) await isLast(person, lines.at(-1));
  await hub.kill();
  await hub.start();
  for (const person of [reader, display]) {
    await person.until(() => globalThis.dragoman.client.state === 'connected');
    await isLast(person, lines.at(-1));
  }
  await dictate(0, '');
  for (const [at, text] of ['الأول بعد', 'الثاني بعد', 'الثالث بعد'].entries()) {
    await dictate(at + 1, `${text}\n`);
    for (const person of [reader, display]) await isLast(person, text);
  }
  await writer.until(() => writer.client.state === 'connected', 'the writer is back');
  write('typed', 'مكتوب بعد');
  for (const person of [reader, display]) await isLast(person, 'مكتوب بعد');
  assert.ok(await reader.in((text) => document.body.textContent.includes(text), lines.at(-1)));
});
