/**
 * What a booth and a technician do besides a session's course (session.test.js): lamp, cough, relay by hand, intercom, help, pad.
 * Ann and the technician sit at pages; what goes to whom is heard on the wire, by a delegate without a page.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, listening, Person, settlingSeconds, whileInTime } from './people.js';
import { assertLike, audible, loudest, silence, speech } from './speech.js';
import { ownVoice } from './voice.js';

/** What Ann's microphone hears, round and round, and what Leyla says. */
const first = speech('fr');
const second = speech('fr+f2');
let hub;
let chromium;
let ann;
let technician;
/** Without a page: the chair, Ann's partner, and a delegate who listens to French. */
let chair;
let leyla;
let delegate;
let french;

const enter = (who, prepare) => Person.enter(chromium, hub.link(who), listening, prepare);

const desk = (who) =>
  chair.snapshot.booths.booths.flatMap(({ desks }) => desks).find((d) => d.interpreter === who);

/** Ann is on air and heard. */
async function annIsOnAir() {
  if (chair.snapshot.session.phase !== 2) await chair.client.openSession();
  if (!desk('fr-1').onAir) await ann.key('KeyM');
  await ann.lamp('live');
  await delegate.isHeard(french);
}

before(async () => {
  hub = await Hub.open();
  chromium = await browser(first);
  [chair, leyla, delegate] = await Promise.all(
    ['moderator-1a', 'fr-2', 'head-turkiye'].map((who) => Client.enter(hub.link(who))),
  );
  await Promise.all([leyla.sound(), delegate.sound()]);
  french = delegate.channel('fr');
  delegate.listen([french]);
  leyla.speak(second); // into a microphone that is open all the time, and on air only if she goes there
  [ann, technician] = await Promise.all([
    enter('fr-1', (context) => ownVoice(context, first)),
    enter('technician-1'),
  ]);
  await ann.in(() => voice.speak());
});

after(async () => {
  await chromium?.close();
  await Promise.all([chair, leyla, delegate].map((one) => one?.close()));
  await hub?.close();
});

test('the_technicians_link_opens_the_board', async () => {
  assert.match(hub.link('technician-1'), /\/technician#t=/);
  await technician.see('channels');
  await technician.see('channel-fr');
});

test('a_test_tone_is_heard_on_its_channel_before_the_session_and_not_in_it', async () => {
  await technician.press(`tone-${french}`);
  await delegate.isHeard(french, 0.01);
  await technician.press(`tone-${french}`);
  await delegate.fallsSilent(french);
  await chair.client.openSession();
  await chair.client.declareFloorLanguage({ language: 'ru' });
  await technician.until((n) => document.querySelector(`[data-test="tone-${n}"]`).disabled, french);
});

test('a_desk_on_air_burns_red_by_the_hubs_receipt_and_shows_on_the_board', async () => {
  await ann.sitDown();
  await annIsOnAir();
  const { heard } = await whileInTime([ann], 6, () => delegate.hearing(), { wire: false });
  assertLike(first, (await heard.energies(french)).slice(50 * settlingSeconds), 'on air', second);
  await technician.until(() => {
    const row = document.querySelector('[data-test="channel-fr"]');
    return /^\d+ ms$/.test(row?.querySelector('[data-test="frame-age"]')?.textContent ?? '');
  });
  await technician.until((n) => {
    const watch = dragoman.client.snapshot.technician.channels.find(({ channel }) => channel === n);
    return watch.owner === 'fr-1' && watch.lastFrameAgeMs < 500 && watch.levelDbfs < 0;
  }, french);
});

test('the_cough_key_is_silence_and_its_release_is_not', async () => {
  await annIsOnAir();
  const told = await ann.in(() => {
    globalThis.coughed = [];
    addEventListener('keydown', () => coughed.push('key'), { capture: true, once: true });
    addEventListener('keydown', () => coughed.push('end of the key'), { once: true });
    dragoman.sound.on('microphone', (state) => state === 'coughing' && coughed.push('told'));
    return coughed;
  });
  assert.deepEqual(told, []);
  await ann.page.keyboard.down('Space');
  await ann.until(() => coughed.includes('told'));
  // In the very turn of the key, before the page draws, asks, or waits for anything: no machine is too slow for that.
  assert.deepEqual((await ann.in(() => coughed)).slice(0, 2), ['key', 'told']);
  await delegate.fallsSilent(french);
  await ann.page.keyboard.up('Space');
  await delegate.isHeard(french, 0.05);
});

test('a_desk_hears_the_relay_it_chooses_and_its_channel_bears_the_mark', async () => {
  await annIsOnAir();
  const english = await enter('visitor-en');
  await english.sitDown();
  await english.goOnAir();
  await ann.press('hear-en');
  const channel = chair.channel('en');
  await ann.until((n) => dragoman.sound.heard === n, channel);
  assert.equal(desk('fr-1').incoming, channel);
  await english.page.locator('[data-test="relayed-by"]').getByText('French').waitFor();
  await english.page.locator('[data-test="hear-fr"][data-mark="−"]').waitFor();
  await ann.key('Digit0');
  await ann.until(() => dragoman.sound.heard === 0);
  await english.key('KeyM'); // a machine that dies on air would be a matter for the technician
  await english.lamp('off');
  await english.leave();
});

test('what_is_said_on_the_intercom_reaches_no_channel', async () => {
  await annIsOnAir();
  await ann.press('chat-technician');
  await ann.key('Escape');
  await technician.press('pfl-floor');
  await technician.until(() => dragoman.sound?.state === 'connected');
  await ann.page.keyboard.down('KeyI');
  await technician.press('side-messages');
  await technician.see('incoming-call');
  await technician.isHeard();
  await delegate.fallsSilent(french);
  await ann.page.keyboard.up('KeyI');
  await delegate.isHeard(french, 0.05);
});

test('the_technician_talks_back_to_a_booth_and_the_hall_does_not_hear_it', async () => {
  await technician.press('side-messages');
  await technician.page.locator('[data-test="whom"]').selectOption('fr');
  await technician.page.locator('[data-test="talk-back"]').focus();
  await technician.page.keyboard.down('Enter');
  await ann.see('incoming-call');
  const calls = await technician.in(() => dragoman.client.snapshot.calls.calls.length);
  assert.equal(calls, 1);
  assert.deepEqual(await technician.in(() => dragoman.sound.leases), []);
  await technician.page.keyboard.up('Enter');
  await ann.until(() => document.querySelector('[data-test="incoming-call"]') === null);
});

test('the_chair_is_spoken_to_by_a_booth_and_answers', async () => {
  const moderator = await enter('visitor-moderator');
  await ann.press('chat-chair');
  await ann.key('Escape');
  await ann.page.keyboard.down('KeyI');
  await moderator.press('hear-call');
  await moderator.until(() => dragoman.sound?.state === 'connected');
  await moderator.isHeard(audible);
  await ann.page.keyboard.up('KeyI');
  await moderator.press('side-messages');
  await moderator.press('mail-booths');
  await moderator.page.locator('[data-test="whom"]').selectOption('booth fr');
  await moderator.page.locator('[data-test="talk-back"]').focus();
  await moderator.page.keyboard.down('Enter');
  await ann.see('incoming-call');
  assert.deepEqual(await moderator.in(() => dragoman.sound.leases), []);
  await moderator.page.keyboard.up('Enter');
  await ann.until(() => document.querySelector('[data-test="incoming-call"]') === null);
  await moderator.leave();
});

test('a_call_for_help_goes_from_open_to_taken_to_done', async () => {
  await technician.press('side-matters');
  await ann.key('KeyT');
  await technician.press('help-take');
  await ann.page.locator('[data-test="call-technician"][data-state="2"]').waitFor();
  await technician.press('help-done');
  await ann.page.locator('[data-test="call-technician"][data-state="0"]').waitFor();
});

test('a_number_on_the_pad_is_on_the_partners_screen_at_once', async () => {
  await leyla.close();
  const partner = await enter('fr-2');
  await partner.sitDown();
  await Promise.all([ann.press('chat-booth'), partner.press('chat-booth')]);
  await ann.page.locator('[data-test="pad"]').fill('1 373 000');
  const began = Date.now();
  await partner.until(() => document.querySelector('[data-test="pad"]').value === '1 373 000');
  console.log(`pad: ${Date.now() - began} ms`);
  await partner.leave();
});

test('an_interpreter_works_by_the_keyboard_alone', async () => {
  const partner = await enter('fr-2', (context) => ownVoice(context, second));
  const { keyboard } = partner.page;
  await partner.see('devices');
  await partner.tabTo('start-booth');
  await keyboard.press('Enter');
  await partner.until(() => dragoman.sound?.microphone === 'open');
  await ann.in(() => document.activeElement.blur()); // out of the pad: keys are the booth's again
  if (desk('fr-1').onAir) await ann.key('KeyM');
  await chair.until(() => !desk('fr-1').onAir);
  await keyboard.press('KeyM');
  await partner.lamp('live');
  await keyboard.down('Space');
  await partner.lamp('cough');
  await keyboard.up('Space');
  await partner.lamp('live');
  await keyboard.press('Digit0');
  await partner.until(() => document.querySelector('[data-test=hear-floor]').ariaChecked === 'true');
  await partner.tabTo('hear-floor');
  await keyboard.press('ArrowRight');
  await partner.until(() => document.querySelector('[data-test=hear-floor]').ariaChecked === 'false');
  await keyboard.press('KeyD');
  await partner.page.locator('[data-test=call-no-document]:not([data-state="0"])').waitFor();
  await keyboard.press('F1');
  await partner.see('keys');
  await keyboard.press('Escape');
  await partner.until(() => document.querySelector('[data-test=keys]') === null);
  await keyboard.press('KeyM');
  await partner.lamp('off');
  await partner.leave();
});

test('the_technician_takes_a_desk_off_air', async () => {
  await annIsOnAir();
  await technician.press('off-air-fr-1');
  await technician.press('off-air-confirm');
  await ann.lamp('off');
  await ann.see('lease-lost');
  const heard = await delegate.hears(1);
  assert.ok(loudest(await heard.energies(french)) < silence);
  assert.equal(heard.frames.length, 0, 'not a frame');
});

test('the_technician_takes_whoever_has_the_floor_off_air_and_the_podium_lets_them_go_on', async () => {
  const who = 'head-turkiye';
  await chair.client.giveFloor({ to: { case: 'participant', value: who } });
  await chair.until(({ floor }) => floor.speech?.microphoneOpen === true);
  await technician.press(`off-air-${who}`);
  await technician.press('off-air-confirm');
  await chair.until(({ floor }) => floor.speech?.participant === who && !floor.speech.microphoneOpen);
  await chair.client.takeFloor({ all: true });
});

test('no_page_had_an_error_of_its_own', () => {
  for (const person of [ann, technician]) assert.deepEqual(person.troubles, []);
});
