/** Captions that run both ways, where every reader sees them, and that outlive the hub. */
import assert from 'node:assert/strict';
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

before(async () => {
  hub = await Hub.open();
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
