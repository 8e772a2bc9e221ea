import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { likeness, speech } from './speech.js';

const silence = 0.001;
const alike = 0.7;

const english = speech('en');
const french = speech('fr');
let hub;
let chromium;
let moderator;
let interpreter;
let delegate;
let listener;

const loudest = (energies) => Math.max(...energies);

/** Opens the delegate's sound at a language, as a person does. */
async function listenTo(person, language) {
  await person.press(`first-${language}`);
  await person.press('listen');
  await person.until(() => dragoman.sound?.state === 'connected');
}

before(async () => {
  hub = await Hub.open();
  chromium = await browser(english);
  [moderator, interpreter, delegate, listener] = await Promise.all(
    ['visitor-moderator', 'visitor-fr', 'visitor-delegate', 'head-azerbaijan'].map((who) =>
      Person.enter(chromium, hub.link(who), listening),
    ),
  );
  await moderator.in(() => dragoman.client.openSession());
  await moderator.in(() => dragoman.client.declareFloorLanguage({ language: 'ru' }));
});

after(async () => {
  await chromium?.close();
  await hub?.close();
});

test('sound_moves_through_shared_memory_since_the_pages_are_isolated', async () => {
  assert.equal(await delegate.in(() => crossOriginIsolated), true);
});

test('an_interpreter_who_goes_on_air_is_heard_on_her_channel_and_nowhere_else', async () => {
  await listenTo(delegate, 'fr');
  await interpreter.press('start-booth');
  await interpreter.until(() => dragoman.sound?.microphone === 'open');
  assert.ok(loudest(await delegate.hears(1)) < silence, 'nobody is on air');

  await interpreter.page.keyboard.press('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
  await delegate.hears(3);
  const heard = await delegate.hears(6);
  const own = likeness(english, heard);
  const other = likeness(french, heard);
  console.log(`on air: like what was said ${own.toFixed(3)}, like another speech ${other.toFixed(3)}`);
  assert.ok(own > alike, `like what was said: ${own}`);
  assert.ok(own > other + 0.2, `like another speech: ${other}`);

  await delegate.press('listen-en');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('en'));
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(2)) < silence, 'nobody speaks on the other channel');
});

test('a_browser_that_decodes_no_opus_itself_hears_all_the_same', async () => {
  const old = await Person.enter(chromium, hub.link('head-turkiye'), listening, (context) =>
    context.addInitScript(() => {
      const { Worker } = globalThis;
      globalThis.Worker = function (address, options) {
        const deaf = `import '${address}'; delete globalThis.AudioDecoder;`;
        return new Worker(URL.createObjectURL(new Blob([deaf], { type: 'text/javascript' })), options);
      };
    }),
  );
  await listenTo(old, 'fr');
  const decoder = old.in(
    () => new Promise((told) => dragoman.sound.on('stats', ({ decoder }) => told(decoder))),
  );
  await old.hears(3);
  const heard = likeness(english, await old.hears(6));
  assert.equal(await decoder, 'wasm');
  assert.ok(heard > alike, `like what was said: ${heard}`);
  assert.deepEqual(old.troubles, []);
  await old.page.context().close();
});

test('the_cough_key_is_silence_for_everybody_and_its_release_is_not', async () => {
  await delegate.press('listen-fr');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('fr'));
  await interpreter.page.keyboard.down('Space');
  await interpreter.until(() => dragoman.sound.microphone === 'coughing');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(1)) < silence);
  await interpreter.page.keyboard.up('Space');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(3)) > 0.05);
});

test('off_air_nothing_more_is_heard_though_the_microphone_still_captures', async () => {
  await interpreter.page.keyboard.press('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'open');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(2)) < silence);
});

test('whoever_speaks_while_off_air_is_told', async () => {
  await interpreter.see('speaking-while-off');
});

test('who_has_the_floor_is_heard_on_the_floor_and_in_their_own_language_until_it_is_taken', async () => {
  await listenTo(listener, 'en');
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'visitor-delegate' }, language: 'en' }));
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await delegate.see('your-turn');

  await listener.hears(3);
  const inEnglish = likeness(english, await listener.hears(6));
  await listener.press('listen-floor');
  await listener.until(() => dragoman.sound.heard === 0);
  await listener.hears(1);
  const floor = likeness(english, await listener.hears(6));
  console.log(`floor: its language ${inEnglish.toFixed(3)}, floor channel ${floor.toFixed(3)}`);
  assert.ok(inEnglish > alike, `on the channel of the language: ${inEnglish}`);
  assert.ok(floor > alike, `on the floor channel: ${floor}`);

  await moderator.in(() => dragoman.client.takeFloor({}));
  await delegate.until(() => dragoman.sound.microphone !== 'live' && dragoman.sound.leases.length === 0);
  await listener.hears(1);
  assert.ok(loudest(await listener.hears(2)) < silence);
});

test('captions_stand_in_their_order_and_corrections_in_their_place_right_to_left_where_it_is_due', async () => {
  const booth = await Person.enter(chromium, hub.link('visitor-ar'));
  await booth.press('start-booth');
  if (!(await listener.page.locator('[data-test="caption-language"]').isVisible())) {
    await listener.press('captions-toggle');
  }
  await listener.page.locator('[data-test="caption-language"]').selectOption('ar');
  const shown = (texts) =>
    listener.until((wanted) => {
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
  const looks = await listener.in(() =>
    [...document.querySelectorAll('[data-test="caption"]')].map((one) => [
      one.lang,
      getComputedStyle(one).direction,
    ]),
  );
  assert.deepEqual(looks, [
    ['ar', 'rtl'],
    ['ar', 'rtl'],
  ]);
  await booth.page.context().close();
});

test('after_a_kill_everybody_comes_back_by_themselves_and_every_microphone_is_closed', async () => {
  await interpreter.page.keyboard.press('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
  await hub.kill();
  await interpreter.until(() => dragoman.sound.leases.length === 0 && dragoman.sound.microphone !== 'live');
  await hub.start();
  for (const person of [interpreter, delegate, moderator, listener]) {
    await person.until(() => dragoman.client.state === 'connected');
  }
  await interpreter.until(() => dragoman.sound.state === 'connected');
  assert.deepEqual(await interpreter.in(() => dragoman.sound.leases), []);
  assert.equal(await interpreter.in(() => dragoman.client.snapshot.floor.language), 'en');
});

test('no_page_had_an_error_of_its_own', () => {
  for (const person of [moderator, interpreter, delegate, listener]) {
    const own = person.troubles.filter((trouble) => !/WebSocket connection|ERR_CONNECTION/.test(trouble));
    assert.deepEqual(own, []);
  }
});
