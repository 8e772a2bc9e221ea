/** What a booth and a technician do besides a session's course (session.test.js): lamp, cough, relay by hand, intercom, help, pad. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { likeness, speech } from './speech.js';

const silence = 0.001;
const alike = 0.7;

/** What the two microphones of the booth hear, round and round. */
const first = speech('en');
const second = speech('fr');
let hub;
let windows;
let ann;
let leyla;
let technician;
let moderator;
let delegate;

const loudest = (energies) => Math.max(...energies);
const key = (person, code) => person.page.keyboard.press(code);

/** Sits down at a booth's desk: headset on, microphone off. */
async function sitDown(person) {
  await person.press('start-booth');
  await person.until(() => dragoman.sound?.microphone === 'open');
}

/** The desk of this person as the hub shows it. */
const desk = (person, who) =>
  person.in(
    (id) =>
      dragoman.client.snapshot.booths.booths.flatMap(({ desks }) => desks).find((d) => d.interpreter === id),
    who,
  );

async function soundsLike(own, other, what) {
  await delegate.hears(2);
  const heard = await delegate.hears(6);
  const [like, unlike] = [likeness(own, heard), likeness(other, heard)];
  console.log(`${what}: like the one who speaks ${like.toFixed(3)}, like the other ${unlike.toFixed(3)}`);
  assert.ok(like > alike, `${what}: ${like}`);
  assert.ok(like > unlike + 0.2, `${what}: like the other ${unlike}`);
}

async function nothingIsHeard(seconds = 2) {
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(seconds)) < silence);
}

before(async () => {
  hub = await Hub.open();
  windows = await Promise.all([browser(first), browser(second)]);
  [ann, moderator, technician, leyla, delegate] = await Promise.all([
    Person.enter(windows[0], hub.link('fr-1'), listening),
    Person.enter(windows[0], hub.link('visitor-moderator'), listening),
    Person.enter(windows[1], hub.link('technician-1'), listening),
    Person.enter(windows[1], hub.link('fr-2'), listening),
    Person.enter(windows[1], hub.link('visitor-delegate'), listening),
  ]);
});

after(async () => {
  await Promise.all((windows ?? []).map((window) => window.close()));
  await hub?.close();
});

test('the_technicians_link_opens_the_board', async () => {
  assert.match(hub.link('technician-1'), /\/technician#t=/);
  await technician.see('channels');
  await technician.see('channel-fr');
});

test('a_test_tone_is_heard_on_its_channel_before_the_session_and_not_in_it', async () => {
  await delegate.press('first-fr');
  await delegate.press('listen');
  await delegate.until(() => dragoman.sound?.state === 'connected');
  const channel = await technician.channel('fr');
  await technician.press(`tone-${channel}`);
  await delegate.hears(2);
  assert.ok(loudest(await delegate.hears(2)) > 0.01, 'the tone is heard');
  await technician.press(`tone-${channel}`);
  await nothingIsHeard();
  await moderator.in(() => dragoman.client.openSession());
  await moderator.in(() => dragoman.client.declareFloorLanguage({ language: 'ru' }));
  await technician.until((n) => document.querySelector(`[data-test="tone-${n}"]`).disabled, channel);
});

test('a_desk_on_air_burns_red_by_the_hubs_receipt_and_shows_on_the_board', async () => {
  await Promise.all([sitDown(ann), sitDown(leyla)]);
  await key(ann, 'KeyM');
  await ann.page.locator('[data-test="microphone"][data-lamp="live"]').waitFor();
  await soundsLike(first, second, 'on air');
  await technician.until(() => {
    const row = document.querySelector('[data-test="channel-fr"]');
    return /^\d+ ms$/.test(row?.querySelector('[data-test="frame-age"]')?.textContent ?? '');
  });
  const watch = await technician.in(
    (n) => dragoman.client.snapshot.technician.channels.find(({ channel }) => channel === n),
    await technician.channel('fr'),
  );
  assert.equal(watch.owner, 'fr-1');
  assert.ok(watch.lastFrameAgeMs < 500, `${watch.lastFrameAgeMs} ms`);
  await technician.until(
    (n) => dragoman.client.snapshot.technician.channels.find(({ channel }) => channel === n).levelDbfs < 0,
    await technician.channel('fr'),
  );
});

test('the_cough_key_is_silence_and_its_release_is_not', async () => {
  await ann.in(() => {
    globalThis.coughed = new Promise((told) => {
      let at = 0;
      addEventListener('keydown', () => (at ||= performance.now()), { capture: true });
      dragoman.sound.on('microphone', (state) => state === 'coughing' && told(performance.now() - at));
    });
  });
  await ann.page.keyboard.down('Space');
  const ms = await ann.in(() => globalThis.coughed);
  console.log(`cough: told to the microphone ${ms.toFixed(1)} ms after the key`);
  assert.ok(ms < 20, `${ms} ms`);
  await nothingIsHeard(1);
  await ann.page.keyboard.up('Space');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(3)) > 0.05);
});

test('a_desk_hears_the_relay_it_chooses_and_its_channel_bears_the_mark', async () => {
  const english = await Person.enter(windows[1], hub.link('visitor-en'));
  await sitDown(english);
  await key(english, 'KeyM');
  await english.page.locator('[data-test="microphone"][data-lamp="live"]').waitFor();
  await ann.press('hear-en');
  const channel = await ann.channel('en');
  await ann.until((n) => dragoman.sound.heard === n, channel);
  assert.equal((await desk(ann, 'fr-1')).incoming, channel);
  await leyla.page.locator('[data-test="hear-fr"][data-mark="−"]').waitFor();
  await english.page.locator('[data-test="relayed-by"]').getByText('French').waitFor();
  await key(ann, 'Digit0');
  await ann.until(() => dragoman.sound.heard === 0);
  await key(english, 'KeyM'); // a machine that dies on air would be a matter for the technician
  await english.page.locator('[data-test="microphone"][data-lamp="off"]').waitFor();
  await english.page.context().close();
});

test('what_is_said_on_the_intercom_reaches_no_channel', async () => {
  await ann.press('chat-technician');
  await ann.page.keyboard.press('Escape');
  await technician.press('pfl-floor');
  await technician.until(() => dragoman.sound?.state === 'connected');
  await ann.page.keyboard.down('KeyI');
  await technician.press('side-messages');
  await technician.see('incoming-call');
  await nothingIsHeard();
  const spoken = await technician.hears(3);
  assert.ok(loudest(spoken) > 0.02, 'the technician hears it');
  await ann.page.keyboard.up('KeyI');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(3)) > 0.05, 'the channel is heard again');
});

test('the_technician_talks_back_to_a_booth_and_the_hall_does_not_hear_it', async () => {
  await technician.page.locator('[data-test="whom"]').selectOption('fr');
  const button = technician.page.locator('[data-test="talk-back"]');
  await button.focus();
  await technician.page.keyboard.down('Enter');
  await ann.see('incoming-call');
  const calls = await technician.in(() => dragoman.client.snapshot.calls.calls.length);
  assert.equal(calls, 1);
  assert.deepEqual(await technician.in(() => dragoman.sound.leases), []);
  await technician.page.keyboard.up('Enter');
  await ann.until(() => document.querySelector('[data-test="incoming-call"]') === null);
});

test('the_chair_is_spoken_to_by_a_booth_and_answers', async () => {
  await ann.press('chat-chair');
  await ann.page.keyboard.press('Escape');
  await ann.page.keyboard.down('KeyI');
  await moderator.press('hear-call');
  await moderator.until(() => dragoman.sound?.state === 'connected');
  assert.ok(loudest(await moderator.hears(3)) > 0.02, 'the chair hears it');
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
});

test('a_call_for_help_goes_from_open_to_taken_to_done', async () => {
  await technician.press('side-matters');
  await key(ann, 'KeyT');
  await technician.press('help-take');
  await ann.page.locator('[data-test="call-technician"][data-state="2"]').waitFor();
  await technician.press('help-done');
  await ann.page.locator('[data-test="call-technician"][data-state="0"]').waitFor();
});

test('a_number_on_the_pad_is_on_the_partners_screen_at_once', async () => {
  await Promise.all([ann.press('chat-booth'), leyla.press('chat-booth')]);
  await ann.page.locator('[data-test="pad"]').fill('1 373 000');
  const began = Date.now();
  await leyla.until(() => document.querySelector('[data-test="pad"]').value === '1 373 000');
  console.log(`pad: ${Date.now() - began} ms`);
});

test('the_technician_takes_a_desk_off_air', async () => {
  await technician.press('off-air-fr-1');
  await ann.page.locator('[data-test="microphone"][data-lamp="off"]').waitFor();
  await ann.see('lease-lost');
  await nothingIsHeard();
});

test('no_page_had_an_error_of_its_own', () => {
  for (const person of [ann, leyla, technician, moderator, delegate]) assert.deepEqual(person.troubles, []);
});
