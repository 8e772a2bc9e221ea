/**
 * Whom one hears in a real browser: an interpreter's page into a delegate's page, with a listener on the wire beside it. The wire
 * says what left the hub, the page what a person hears of it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, listening, Person, settlingSeconds, whileInTime } from './people.js';
import { assertLike, loudest, silence, speech } from './speech.js';
import { ownVoice } from './voice.js';

const english = speech('en');
const french = speech('fr');
let hub;
let chromium;
let interpreter;
let delegate;
/** Clients without a page: who gives the floor, and who hears on the wire. */
let moderator;
let listener;
let channels;

const enter = (who, prepare) => Person.enter(chromium, hub.link(who), listening, prepare);

async function onAir() {
  if ((await interpreter.in(() => dragoman.sound.microphone)) !== 'live') await interpreter.key('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
  await listener.isHeard(channels.fr);
}

async function delegateHears(language) {
  await delegate.hear(language);
  await delegate.until((channel) => dragoman.sound.heard === channel, channels[language]);
}

before(async () => {
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would save data for all
  chromium = await browser(english);
  moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
  await moderator.client.declareFloorLanguage({ language: 'ru' });
  listener = await Client.enter(hub.link('head-azerbaijan'));
  await listener.sound();
  channels = { floor: 0, fr: listener.channel('fr'), en: listener.channel('en') };
  listener.listen(Object.values(channels));
  [interpreter, delegate] = await Promise.all(
    ['visitor-fr', 'visitor-delegate'].map((who) => enter(who, (context) => ownVoice(context, english))),
  );
  await interpreter.sitDown();
  for (const person of [interpreter, delegate]) await person.in(() => voice.speak());
  await delegate.listenTo('fr');
});

after(async () => {
  await chromium?.close();
  await Promise.all([moderator, listener].map((one) => one?.close()));
  await hub?.close();
});

test('sound_moves_through_shared_memory_since_the_pages_are_isolated', async () => {
  assert.equal(await delegate.in(() => crossOriginIsolated), true);
});

test('an_interpreter_who_goes_on_air_is_heard_on_her_channel_and_nowhere_else', async () => {
  const before = await listener.hears(1);
  assert.equal(before.frames.length, 0, 'nobody is on air');
  assert.ok(loudest((await delegate.listens(1)).energies) < silence, 'nobody is on air');

  await onAir();
  const {
    heard,
    outputs: [, played],
  } = await whileInTime([interpreter, delegate], 6, () => listener.hearing());
  assertLike(
    english,
    (await heard.energies(channels.fr)).slice(50 * settlingSeconds),
    'on air, on the wire',
    french,
  );
  assertLike(english, played.energies, 'on air, on the page', french);
  assert.equal(heard.lost(channels.fr), 0);
  assert.deepEqual(
    heard.frames.filter(({ channel }) => channel !== channels.fr),
    [],
    'nowhere else',
  );

  await delegateHears('en');
  await delegate.fallsSilent();
});

test('a_browser_that_decodes_no_opus_itself_hears_all_the_same', async () => {
  await onAir();
  const old = await enter('head-turkiye', (context) =>
    context.addInitScript(() => {
      const { Worker } = globalThis;
      globalThis.Worker = function (address, options) {
        if (options?.type !== 'module') return new Worker(address, options); // the test's own
        const deaf = `import '${address}'; delete globalThis.AudioDecoder;`;
        return new Worker(URL.createObjectURL(new Blob([deaf], { type: 'text/javascript' })), options);
      };
    }),
  );
  await old.listenTo('fr');
  const decoder = old.in(
    () => new Promise((told) => dragoman.sound.on('stats', ({ decoder }) => told(decoder))),
  );
  const {
    outputs: [, played],
  } = await whileInTime([interpreter, old], 6);
  assert.equal(await decoder, 'wasm');
  assertLike(english, played.energies, 'decoded by WASM');
  await old.leave();
});

test('the_cough_key_is_silence_for_everybody_and_its_release_is_not', async () => {
  await onAir();
  await delegateHears('fr');
  await delegate.isHeard();
  await interpreter.page.keyboard.down('Space');
  await interpreter.until(() => dragoman.sound.microphone === 'coughing');
  await Promise.all([delegate.fallsSilent(), listener.fallsSilent(channels.fr)]);
  await interpreter.page.keyboard.up('Space');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
  await Promise.all([delegate.isHeard(), listener.isHeard(channels.fr)]);
});

test('off_air_nothing_more_is_heard_though_the_microphone_still_captures', async () => {
  await onAir();
  await delegateHears('fr');
  await interpreter.key('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'open');
  await delegate.fallsSilent();
  assert.equal((await listener.hears(1)).frames.length, 0, 'not a frame');
  await interpreter.see('speaking-while-off'); // whoever speaks while off air is told
});

test('who_has_the_floor_is_heard_on_the_floor_and_in_their_own_language_until_it_is_taken', async () => {
  await moderator.client.giveFloor({
    to: { case: 'participant', value: 'visitor-delegate' },
    language: 'en',
  });
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await delegate.see('your-turn');

  const { heard } = await whileInTime([delegate], 4, () => listener.hearing(), { wire: false });
  for (const where of ['floor', 'en'])
    assertLike(
      english,
      (await heard.energies(channels[where])).slice(50 * settlingSeconds),
      `who has the floor, on ${where}`,
    );

  await moderator.client.takeFloor({});
  await delegate.until(() => dragoman.sound.microphone !== 'live' && dragoman.sound.leases.length === 0);
  assert.equal((await listener.hears(1)).frames.length, 0, 'not a frame');
});

test('captions_stand_in_their_order_and_corrections_in_their_place_right_to_left_where_it_is_due', async () => {
  const booth = await enter('visitor-ar');
  await booth.press('start-booth');
  await delegate.readCaptions('ar');
  const shown = (texts) =>
    delegate.until((wanted) => {
      const captions = [...document.querySelectorAll('[data-test="caption"]')];
      return JSON.stringify(captions.map((one) => one.textContent)) === JSON.stringify(wanted);
    }, texts);
  const field = booth.page.locator('[data-test="caption-field"]');
  await field.fill('سيدي الرئ');
  await shown(['سيدي الرئ']);
  await field.fill('سيدي الرئيس');
  await booth.press('caption-send');
  await field.fill('أشكركم');
  await booth.press('caption-send');
  await shown(['سيدي الرئيس', 'أشكركم']);
  const looks = await delegate.in(() =>
    [...document.querySelectorAll('[data-test="caption"]')].map((one) => [
      one.lang,
      getComputedStyle(one).direction,
    ]),
  );
  assert.deepEqual(looks, [
    ['ar', 'rtl'],
    ['ar', 'rtl'],
  ]);
  await booth.leave();
});

test('after_a_kill_everybody_comes_back_by_themselves_and_every_microphone_is_closed', async () => {
  await moderator.client.declareFloorLanguage({ language: 'en' });
  await onAir();
  await hub.kill();
  await interpreter.until(() => dragoman.sound.leases.length === 0 && dragoman.sound.microphone !== 'live');
  await hub.start();
  for (const person of [interpreter, delegate])
    await person.until(() => dragoman.client.state === 'connected' && dragoman.sound.state === 'connected');
  await moderator.until(() => moderator.client.state === 'connected');
  assert.deepEqual(await interpreter.in(() => dragoman.sound.leases), []);
  assert.equal(await interpreter.in(() => dragoman.client.snapshot.floor.language), 'en');
});

test('no_page_had_an_error_of_its_own', () => {
  for (const person of [interpreter, delegate]) {
    const own = person.troubles.filter((trouble) => !/WebSocket connection|ERR_CONNECTION/.test(trouble));
    assert.deepEqual(own, []);
  }
});
