/**
 * Who sits at the moderator's console is heard: the chair gives themselves the floor, takes it by priority, and speaks on the
 * intercom without the hall. The chair and a delegate sit at pages; what goes out is judged by the frames on the wire.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { until } from './patience.js';
import { assertLike, speech } from './speech.js';
import { ownVoice } from './voice.js';

const shots = process.env.DRAGOMAN_SHOTS;
const floor = 0;
/** What the chair says, and what the delegate says. */
const first = speech('en');
const second = speech('fr');
const presses = 3;
let hub;
let chromium;
let chair;
let delegate;
/** Without a page: another moderator, who hears the floor, and an interpreter, who is spoken to on the intercom. */
let beside;
let booth;
/** How long it took each page to be heard, milliseconds, press by press. */
const heardAfter = { chair: [], delegate: [] };

/** Every microphone that the page asks for, with what it asks of it, and when its person pressed last. */
const noted = (context) =>
  context.addInitScript(() => {
    globalThis.asked = [];
    for (const press of ['keydown', 'click'])
      addEventListener(press, () => (globalThis.pressedMs = Date.now()), { capture: true });
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia;
    mediaDevices.getUserMedia = (what) => {
      asked.push(what.audio);
      return open.call(mediaDevices, what);
    };
  });

const enter = (who, file) =>
  Person.enter(chromium, hub.link(who), listening, async (context) => {
    await ownVoice(context, file);
    await noted(context);
  });

const stage = (look) => `[data-test="my-microphone"][data-stage="${look}"]`;
const shown = (look) => chair.page.locator(stage(look)).waitFor();
const speakerIs = (who) => beside.until(({ floor: seen }) => seen.speech?.participant === who);

/** Not a frame comes on the floor for a second. */
async function silence() {
  await until(async () => (await beside.hears(1)).frames.length === 0, 'no frame on the floor');
}

/**
 * Presses and waits for the first frame.
 *
 * @param pressedMs says when it was pressed, by this machine's clock, which is the server's too
 */
async function untilHeard(press, who, pressedMs) {
  await silence();
  const ended = await beside.hearing();
  await press();
  await speakerIs(who);
  const heard = await ended(await beside.passes(4));
  const [source, ...others] = heard.sources(floor);
  assert.ok(source, `${who} is not heard`);
  assert.deepEqual(others, [], 'one voice alone');
  return { ms: source.first.hubTimeMs - (await pressedMs()), heard };
}

before(async () => {
  hub = await Hub.open();
  chromium = await browser(first);
  [beside, booth] = await Promise.all(
    ['visitor-moderator', 'fr-1'].map((who) => Client.enter(hub.link(who))),
  );
  await Promise.all([beside.sound(), booth.sound()]);
  beside.listen([floor]);
  await beside.client.openSession();
  await beside.client.declareFloorLanguage({ language: 'ru' });
  [chair, delegate] = await Promise.all([enter('chair', first), enter('visitor-delegate', second)]);
  await delegate.listenTo('en');
  await Promise.all([chair, delegate].map((one) => one.in(() => voice.speak())));
});

after(async () => {
  await chromium?.close();
  await Promise.all([beside, booth].map((one) => one?.close()));
  await hub?.close();
});

test('a_microphone_is_chosen_and_tried_by_keys_and_nobody_hears_the_trial', async () => {
  await shown('closed');
  const ended = await beside.hearing();
  await chair.page.locator('[data-test="choose-microphone"]').focus();
  await chair.key('Enter');
  await chair.see('microphone-choice');
  await chair.page.locator('[data-test="try-microphone"]').focus();
  await chair.key('Enter');
  await chair.page.locator('[data-test="microphone-test"][data-result="heard"]').waitFor();
  if (shots) await chair.page.screenshot({ path: join(shots, 'podium-choice-en.png') });
  await chair.key('Escape');
  await chair.page.locator('[data-test="microphone-choice"]').waitFor({ state: 'detached' });
  assert.deepEqual((await ended()).frames, []);
  assert.equal((await chair.in(() => asked)).at(-1).echoCancellation, false);
});

test('a_chair_who_gives_themselves_the_floor_is_heard_and_no_later_than_a_delegate', async () => {
  for (let at = 0; at < presses; at++) {
    await chair.key('/');
    await chair.until(() => document.activeElement?.dataset.test === 'find'); // letters are keys of the console before that
    await chair.page.keyboard.type('chair of the');
    await chair.page.locator('[data-test="found"] [data-participant="chair"]').waitFor();
    const { ms, heard } = await untilHeard(
      () => chair.page.locator('[data-participant="chair"] [data-test="find-give"]').click(),
      'chair',
      () => chair.in(() => pressedMs),
    );
    heardAfter.chair.push(ms);
    await shown('live');
    await chair.page.locator('[data-test="my-microphone"][data-lamp="live"]').waitFor();
    if (at === 0) assertLike(first, (await heard.energies(floor)).slice(50), 'the chair', second);
    await chair.press('finish');
    await shown('closed');
    assert.equal(await chair.in(() => dragoman.sound.microphone), 'closed');
  }
  for (let at = 0; at < presses; at++) {
    const to = { case: 'participant', value: 'visitor-delegate' };
    let pressedMs;
    const { ms } = await untilHeard(
      () => {
        pressedMs = Date.now();
        return beside.client.giveFloor({ to, language: 'ru' });
      },
      'visitor-delegate',
      () => pressedMs,
    );
    heardAfter.delegate.push(ms);
    await delegate.finish();
  }
  console.log(`heard after the press: ${JSON.stringify(heardAfter)} ms`);
  // In the same run, on the same machine: a console whose microphone opens beside the question waits no longer for it.
  assert.ok(Math.min(...heardAfter.chair) <= Math.max(...heardAfter.delegate));
});

test('it_is_sent_at_the_podiums_quality_without_what_is_done_to_a_phones', async () => {
  const asked = (await chair.in(() => globalThis.asked)).at(-1);
  assert.deepEqual(
    [asked.echoCancellation, asked.noiseSuppression, asked.autoGainControl, asked.channelCount],
    [false, false, false, 1],
  );
});

test('the_priority_key_silences_the_delegate_and_opens_the_chairs_microphone', async () => {
  await silence();
  const to = { case: 'participant', value: 'visitor-delegate' };
  await beside.client.giveFloor({ to, language: 'ru' });
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await beside.isHeard(floor);
  const ended = await beside.hearing();
  await chair.key('KeyC');
  await speakerIs('chair');
  await shown('live');
  const heard = await ended(await beside.passes(4));
  const [before, now, ...others] = heard.sources(floor);
  assert.deepEqual(others, [], 'the delegate, then the chair');
  assert.ok(before.last.hubTimeMs <= now.first.hubTimeMs, 'never both');
  await delegate.page.locator('[data-test="your-turn"][data-stage="suspended"]').waitFor();
  const alone = await beside.hears(4);
  assert.equal(alone.sources(floor).length, 1);
  assertLike(first, await alone.energies(floor), 'by priority', second);
  if (shots)
    for (const language of ['en', 'ar']) {
      await chair.page.locator('.language-menu select').selectOption(language);
      await chair.page.locator(`html[lang="${language}"]`).waitFor();
      await chair.page.screenshot({ path: join(shots, `podium-live-${language}.png`) });
    }
  if (shots) await chair.page.locator('.language-menu select').selectOption('en');

  await chair.press('priority-resume');
  await shown('closed');
  await speakerIs('visitor-delegate');
  const after = await beside.hears(4);
  assertLike(second, await after.energies(floor), 'who spoke before goes on', first);
  await delegate.finish();
});

test('what_the_intercoms_microphone_captures_never_goes_on_the_floor_and_the_floors_is_opened_and_shown', async () => {
  await silence();
  const before = (await chair.in(() => asked)).length;
  await chair.press('side-messages');
  await chair.press('mail-booths');
  await chair.page.locator('[data-test="talk-back"]').focus();
  await chair.page.keyboard.down('Enter');
  await until(async () => (await booth.hears(0.5)).frames.length > 0, 'the intercom');
  assert.equal(await chair.in(() => asked.length), before + 1);

  // The floor comes while the key is held: the call goes on, and the hall hears none of it.
  const ended = await beside.hearing();
  const to = { case: 'participant', value: 'chair' };
  await beside.client.giveFloor({ to, language: 'ru' });
  await speakerIs('chair');
  await chair.until((given) => asked.length === given, before + 2); // another microphone, for the floor
  await chair.page.locator('[data-test="my-microphone"][data-lamp="intercom"]').waitFor();
  await beside.passes(2);
  assert.deepEqual((await ended()).frames, [], 'the hall hears no call');
  await chair.page.keyboard.up('Enter');
  await beside.isHeard(floor);
  await shown('live');
  await chair.press('finish');
  await shown('closed');
  await silence();

  // The key was let go before, and its microphone is still open: priority opens one of its own, and says so.
  await chair.page.locator('[data-test="talk-back"]').focus();
  await chair.page.keyboard.down('Enter');
  await until(async () => (await booth.hears(0.5)).frames.length > 0, 'the intercom');
  await chair.page.keyboard.up('Enter');
  await chair.until(() => document.querySelector('[data-test="talk-back"]').ariaPressed === 'false');
  await chair.in(() => {
    globalThis.unannounced = 0;
    dragoman.sound.on('receipt', ({ accepted }) => {
      const panel = document.querySelector('[data-test="my-microphone"]');
      if (accepted > 0 && !['live', 'opening', 'tap'].includes(panel.dataset.stage)) unannounced += 1;
    });
  });
  const open = (await chair.in(() => asked)).length;
  assert.equal(await chair.in(() => dragoman.sound.microphone), 'open');
  await chair.page.locator('[data-test="talk-back"]').evaluate((button) => button.blur());
  const { ms, heard } = await untilHeard(
    () => chair.key('KeyC'),
    'chair',
    () => chair.in(() => pressedMs),
  );
  console.log(`heard after the priority key: ${ms} ms`);
  assert.equal(await chair.in(() => asked.length), open + 1);
  assert.equal(heard.sources(floor).length, 1);
  await shown('live');
  assert.equal(await chair.in(() => unannounced), 0);
  await chair.key('KeyC');
  await shown('closed');
  await silence();
});

test('no_page_had_an_error_of_its_own', () => {
  assert.deepEqual([...chair.troubles, ...delegate.troubles], []);
});
