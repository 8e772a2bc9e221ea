/** Whoever cannot come in, or not hear, or not speak, reads why and what to do. */
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { guardMs } from './patience.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

let hub;
let chromium;
let moderator;

before(async () => {
  hub = await Hub.open();
  chromium = await browser(speech('en'));
  moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
});

after(async () => {
  await chromium?.close();
  await moderator?.close();
  await hub?.close();
});

/** Somebody before the door, in a language, who may not come in. */
async function knock(link, language = 'en', prepare = () => undefined) {
  const context = await chromium.newContext({ locale: language });
  context.setDefaultTimeout(guardMs);
  await prepare(context);
  const person = new Person(await context.newPage());
  await person.page.goto(link);
  return person;
}

const reads = (person, test_) => person.page.locator(`[data-test="${test_}"]`).first().innerText();

async function entered(who, prepare) {
  const person = await Person.enter(chromium, hub.link(who), {}, prepare);
  await person.press('first-en');
  await person.press('listen');
  return person;
}

/** The sentence about sound, once it is there. */
async function soundTrouble(person) {
  await person.see('sound-trouble');
  return reads(person, 'sound-trouble');
}

const leave = (...all) => Promise.all(all.map(({ page }) => page.context().close()));

test('a_badge_that_is_not_valid_is_told_in_the_readers_language', async () => {
  const sentences = {
    ar: /بطاقتك/,
    en: /no longer valid/,
    fr: /badge/,
    ru: /[а-я]{5}/,
    az: /[əışğ]/,
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    const link = `${hub.site}/delegate#t=${'A'.repeat(64)}&l=${language}`;
    const person = await knock(link, language);
    await person.see('ended');
    assert.match(await reads(person, 'ended'), sentence);
    assert.equal(await person.in(() => document.documentElement.lang), language);
    assert.equal(await person.page.locator('[data-test="reload"]').count(), 0);
    await leave(person);
  }
});

test('a_page_without_a_badge_says_to_scan_the_code', async () => {
  const person = await knock(`${hub.site}/delegate`);
  assert.match(await reads(person, 'no-badge'), /scan its code/);
  await leave(person);
});

test('a_refusal_comes_in_the_language_that_the_page_has_now', async () => {
  const person = await knock(hub.link('visitor-delegate'));
  await person.until(() => globalThis.dragoman?.client.state === 'connected');
  const refusal = () =>
    person.in(() =>
      dragoman.client.endSpeech({}).then(
        () => 'carried out',
        ({ text }) => text,
      ),
    );
  assert.match(await refusal(), /^[A-Z][a-z]/);
  await person.press('first-ar');
  await person.until(() => document.documentElement.lang === 'ar');
  assert.match(await refusal(), /^[\u0600-\u06FF\s.؛،]+$/);
  await leave(person);
});

test('a_badge_that_is_open_too_often_says_to_close_one', async () => {
  const first = await Person.enter(chromium, hub.link('head-turkiye'));
  const token = new URL(hub.link('head-turkiye')).hash.slice(3).split('&')[0];
  await first.in(async (secret) => {
    const open = () =>
      new Promise((done) => {
        const socket = new WebSocket(`ws://${location.host}/v1/session`, 'dragoman.v1.json');
        socket.onopen = () => socket.send(JSON.stringify({ hello: { token: secret } }));
        socket.onmessage = socket.onclose = done;
        (globalThis.sockets ??= []).push(socket);
      });
    for (let i = 0; i < 31; i++) await open();
  }, token);
  const late = await knock(hub.link('head-turkiye'));
  await late.see('full');
  assert.match(await reads(late, 'full'), /too many devices[\s\S]*one of them/);
  await leave(first, late);
});

test('an_address_that_is_not_secure_is_told_where_the_plain_player_does_not_help', async () => {
  const site = new URL(hub.link('visitor-delegate'));
  site.hostname = '192.0.2.7';
  const person = await knock(site.href, 'en', (context) =>
    context.route(/\/listen\//, (route) => route.abort()),
  );
  await person.until(() => globalThis.dragoman?.client.state === 'connected');
  assert.equal(await person.in(() => isSecureContext), false);
  await person.press('first-en');
  await person.press('listen');
  assert.match(await soundTrouble(person), /not secure[\s\S]*https/);
  await leave(person);
});

test('a_browser_that_plays_nothing_is_told_to_be_updated_and_still_reads', async () => {
  const person = await entered('visitor-delegate', async (context) => {
    await context.route(/\/listen\//, (route) => route.abort());
    await context.addInitScript(() => delete globalThis.AudioWorkletNode);
  });
  assert.match(await soundTrouble(person), /cannot play[\s\S]*Update it/);
  await person.see('captions-toggle');
  await leave(person);
});

test('sound_that_the_browser_holds_back_comes_at_a_tap', async () => {
  const person = await entered('visitor-delegate', (context) =>
    context.addInitScript(() => {
      // As a browser that wants another tap: it stays suspended, whatever is asked, until then.
      const { AudioContext: Real } = globalThis;
      globalThis.AudioContext = class extends Real {
        constructor(options) {
          super(options);
          void super.suspend();
        }
        resume() {
          return globalThis.tapped ? super.resume() : Promise.resolve();
        }
      };
    }),
  );
  assert.match(await soundTrouble(person), /blocked the sound[\s\S]*Tap once/);
  await person.in(() => (globalThis.tapped = true));
  await person.press('sound-again');
  await person.until(() => dragoman.sound.canPlay && !document.querySelector('[data-test="sound-trouble"]'));
  await leave(person);
});

test('a_microphone_that_is_refused_says_where_to_allow_it', async () => {
  const person = await entered('visitor-delegate', (context) =>
    context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    }),
  );
  await person.until(() => dragoman.sound?.state === 'connected');
  await moderator.client.giveFloor({
    to: { case: 'participant', value: 'visitor-delegate' },
    language: 'en',
  });
  assert.match(await soundTrouble(person), /does not allow the microphone[\s\S]*beside the address/);
  await moderator.client.takeFloor({});
  await leave(person);
});

test('an_installed_page_comes_back_with_its_badge_and_a_new_tab_does_not', async () => {
  const context = await chromium.newContext({ locale: 'en' });
  const tab = new Person(await context.newPage());
  await tab.page.goto(hub.link('visitor-delegate'));
  await tab.until(() => globalThis.dragoman?.client.state === 'connected');
  const start = await tab.in(async () => {
    const address = document.querySelector('link[rel="manifest"]').href;
    return new URL((await (await fetch(address)).json()).start_url, address).href;
  });
  await tab.in(() => dispatchEvent(new Event('appinstalled')));
  await tab.page.close();

  const other = new Person(await context.newPage());
  await other.page.goto(start);
  await other.see('no-badge');

  const installed = new Person(await context.newPage());
  await installed.page.addInitScript(() => {
    const { matchMedia } = globalThis;
    globalThis.matchMedia = (query) =>
      query.includes('standalone') ? { matches: true } : matchMedia.call(globalThis, query);
  });
  await installed.page.goto(start);
  await installed.until(() => globalThis.dragoman?.client.state === 'connected');
  assert.equal(await installed.in(() => dragoman.client.snapshot.welcome.participant), 'visitor-delegate');
  await context.close();
});

test('a_page_at_an_address_that_the_server_does_not_know_says_so_in_five_languages', async () => {
  const proxy = await rewritingProxy(hub.site);
  try {
    const link = hub.link('head-turkiye').replace(hub.site, proxy.site);
    const sentences = {
      ar: /عنوان/,
      en: /does not know/,
      fr: /ne connaît pas/,
      ru: /не знает/,
      az: /tanımır/,
    };
    for (const [language, sentence] of Object.entries(sentences)) {
      const stranger = await knock(link, language);
      await stranger.see('foreign');
      const said = await reads(stranger, 'foreign');
      assert.match(said, sentence);
      assert.ok(said.includes(proxy.site) && said.includes('public.url'), said);
      await leave(stranger);
    }
  } finally {
    proxy.close();
  }
});

test('a_link_whose_hash_a_mail_program_rewrote_opens_and_leaves_no_badge_in_the_address', async () => {
  const person = await knock(hub.link('head-turkiye').replace('#', '%23'));
  await person.until(() => globalThis.dragoman?.client.state === 'connected');
  assert.equal(person.page.url(), `${hub.site}/delegate`);
  await leave(person);
});

test('a_page_without_a_badge_takes_a_link_or_a_code_that_is_pasted', async () => {
  const link = hub.link('head-turkiye');
  for (const pasted of [link, link.replace('#', '%23'), link.split('#t=')[1]]) {
    const person = await knock(`${hub.site}/delegate`);
    await person.see('badge-field');
    const field = person.page.locator('[data-test="badge-field"]');
    await field.fill('no badge');
    await field.press('Enter');
    await person.see('badge-wrong');
    await field.fill(pasted);
    await person.press('badge-open');
    await person.until(() => globalThis.dragoman?.client.state === 'connected');
    assert.equal(person.page.url(), `${hub.site}/delegate`);
    await leave(person);
  }
});

/** A proxy as many are at first: it asks the server under the server's own name, and says nothing of the address it has. */
async function rewritingProxy(site) {
  const { hostname, port, host } = new URL(site);
  const passed = ({ method, url, headers }) => ({
    hostname,
    port,
    method,
    path: url,
    headers: { ...headers, host },
  });
  const server = createServer((asked, answer) => {
    const behind = request(passed(asked), (said) => {
      answer.writeHead(said.statusCode, said.headers);
      said.pipe(answer);
    });
    behind.on('error', () => answer.destroy());
    asked.pipe(behind);
  });
  server.on('upgrade', (asked, socket) => {
    const behind = request(passed(asked));
    behind.on('response', (said) =>
      socket.end(`HTTP/1.1 ${said.statusCode} no\r\nconnection: close\r\n\r\n`),
    );
    behind.on('upgrade', (_, through) => through.destroy(new Error('the server let a stranger in')));
    behind.on('error', () => socket.destroy());
    socket.on('error', () => behind.destroy());
    behind.end();
  });
  await new Promise((listens) => server.listen(0, '127.0.0.1', listens));
  return { site: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

test('a_network_with_too_many_connections_is_told_so_and_comes_in_when_there_is_room', async () => {
  const small = await Hub.open('limits.connections_per_private_address=1');
  try {
    const first = await Person.enter(chromium, small.link('visitor-delegate'));
    const second = await knock(small.link('head-turkiye'), 'fr');
    await second.see('crowded');
    assert.match(await reads(second, 'crowded'), /Trop d’appareils[\s\S]*technicien/);
    await leave(first);
    await second.until(() => globalThis.dragoman?.client.state === 'connected');
    assert.equal(await second.page.locator('[data-test="crowded"]').count(), 0);
    await leave(second);
  } finally {
    await small.close();
  }
});
