/** A conference of two days in short form: nobody is left behind when a session closes, two go on at once, or a night passes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { assertLike, speech } from './speech.js';

const shots = process.env.DRAGOMAN_SHOTS;
const phoneScreen = { ...listening, viewport: { width: 390, height: 844 } };
const deskScreen = { viewport: { width: 1440, height: 900 } };
const hallScreen = { viewport: { width: 1280, height: 720 } };

/** Whoever interprets in a session has a voice of their own, so that a listener can tell where they are. */
const voices = {
  opening: speech('fr'),
  'plenary-1': speech('fr+f2'),
  'plenary-2': speech('az'),
  'plenary-3': speech('en+f3'),
  closing: speech('en+m3'),
};
const heardSeconds = 4;
/** A follower goes along within two seconds; a machine that is busy is waited for, and what holds then is judged. */
const staysMs = 3_000;

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0,0h40v30z" fill="#069"/></svg>';
const folder = mkdtempSync(join(tmpdir(), 'dragoman-days-'));
let hub;
let chromium;
let phone; // a delegate with a page
let hall; // a screen that nobody touches
let moderator;
const phones = []; // two delegates without a page who follow, and hear
let named; // a delegate whose link names the opening
let booth; // an interpreter without a page, who goes by hand
const pages = () => ({ phone, hall, moderator });

/** The shipped conference, held from tomorrow on, so that its hours are still to come whenever this runs. */
function fromTomorrowOn() {
  const shipped = resolve(import.meta.dirname, '../../../../config/conferences/baku-2013.yaml');
  const days = ['2013-03-18', '2013-03-19'];
  const date = (later) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
  const text = days.reduce(
    (all, day, at) => all.replaceAll(`date: ${day}`, `date: ${date(at + 2)}`),
    readFileSync(shipped, 'utf8'),
  );
  const file = join(folder, 'two-days.yaml');
  writeFileSync(join(folder, 'logo.svg'), logo);
  writeFileSync(file, text.replace(/^hall:\n/m, 'hall:\n  logo: logo.svg\n'));
  return file;
}

const shoot = async (name) => {
  if (shots === undefined) return;
  for (const [who, person] of Object.entries(pages()))
    await person.page.screenshot({ path: `${shots}/days-${name}-${who}.png` });
};

const inSession = (person, session, phase) =>
  person.until(
    ([wanted, stands]) => {
      const now = dragoman.client.snapshot.session;
      return now.session === wanted && now.phase === stands;
    },
    [session, phase],
  );
const SCHEDULED = 1;
const OPEN = 2;
const CLOSED = 3;
const PUBLIC = 12;

/** The booth goes to a session by hand, and speaks there. */
async function interprets(session) {
  assert.equal(booth.live, false, 'no booth is on air by itself');
  await booth.goTo(session);
  await booth.client.goOnAir({});
  await booth.until(() => booth.live, 'on air');
  booth.speak(voices[session]);
}

/** Everybody with a phone hears who interprets in this session, and nobody else. */
async function allHear(session, before) {
  await phone.isHeard();
  for (const one of phones) {
    await one.until(({ session: now }) => now.session === session);
    const french = one.channel('fr');
    await one.isHeard(french);
    const heard = await one.hears(heardSeconds);
    assertLike(voices[session], await heard.energies(french), session, voices[before]);
    assert.equal(heard.sources(french).length, 1, 'one voice');
  }
}

async function closes() {
  await moderator.press('close-session');
  await moderator.press('close-confirm');
  booth.hush();
}

const offered = (person, test) => person.page.locator(`[data-test^="${test}"]`).count();

before(async () => {
  hub = await Hub.open(`conference=${fromTomorrowOn()}`);
  chromium = await browser(voices.opening);
  phone = await Person.enter(chromium, hub.link('head-kuwait'), phoneScreen);
  hall = await Person.enter(chromium, `${hub.link('hall-display')}&l=en`, hallScreen);
  moderator = await Person.enter(chromium, hub.link('moderator-1a'), deskScreen);
  for (const who of ['head-morocco', 'head-russia'])
    phones.push(await Client.enter(hub.link(who), { follow: true }));
  named = await Client.enter(hub.link('head-egypt'), { session: 'opening' });
  booth = await Client.enter(hub.link('fr-1'));
});

after(async () => {
  await chromium?.close();
  for (const one of [...phones, named, booth]) await one?.close();
  await hub?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('before_the_conference_everybody_sees_what_is_next_and_when', async () => {
  for (const person of [phone, hall, moderator]) await inSession(person, 'opening', SCHEDULED);
  for (const person of [phone, hall]) {
    const hour = person.page.locator('[data-test=session-hour]').first();
    await hour.waitFor();
    assert.match(await hour.textContent(), /\b10:00\b/);
  }
  await shoot('before');
});

test('the_halls_screen_shows_logo_and_languages_and_its_address_lets_a_phone_in_to_listen', async () => {
  const drawn = (test) =>
    hall.until((one) => document.querySelector(`[data-test=${one}]`)?.naturalWidth > 0, test);
  await drawn('hall-logo');
  await drawn('hall-code');
  const languages = hall.page.locator('[data-test=hall-languages] li');
  assert.equal(await languages.count(), 5);
  await hall.page.locator('[data-language=fr] [data-offered]').waitFor();
  const address = await hall.page.locator('[data-test=hall-address]').textContent();
  assert.equal(`http://${address}`, `${hub.site}/hear`);
  const led = await fetch(`http://${address}`, { redirect: 'manual' });
  const anybody = await Client.enter(new URL(led.headers.get('location'), hub.site).href);
  const { role } = anybody.snapshot.welcome;
  await anybody.close();
  assert.equal(role, PUBLIC);
});

test('one_tap_is_enough_to_hear_the_first_session', async () => {
  await moderator.press('open-session');
  await phone.listenTo('fr');
  for (const one of phones) {
    await one.sound();
    one.listen([one.channel('fr')]);
  }
  await booth.sound();
  await interprets('opening');
  await allHear('opening', 'plenary-1');
});

test('a_closed_session_says_so_and_what_is_next_and_asks_for_nothing', async () => {
  await closes();
  await phone.see('session-closed');
  await phone.see('next-session');
  await hall.see('next-session');
  await moderator.see('open-next-plenary-1');
  for (const act of ['order', 'close-list', 'open-list', 'take-up', 'give-next', 'open-session'])
    assert.equal(await offered(moderator, act), 0, act);
  assert.equal(await moderator.page.getByText('The session is not open yet').count(), 0);
  await shoot('closed');
});

test('the_moderator_opens_the_next_session_in_place_and_everybody_who_named_none_is_there', async () => {
  await moderator.press('open-next-plenary-1');
  for (const person of [moderator, phone, hall]) await inSession(person, 'plenary-1', OPEN);
  await interprets('plenary-1');
  await allHear('plenary-1', 'opening');
  assert.equal(named.snapshot.session.session, 'opening');
  await shoot('second');
});

test('where_two_go_on_each_chooses_once_and_stays_until_it_closes', async () => {
  const second = await Client.enter(hub.link('visitor-moderator'), { session: 'plenary-2' });
  const another = await Client.enter(hub.link('visitor-fr'), { session: 'plenary-2' });
  try {
    await second.client.openSession();
    await another.sound();
    await another.client.goOnAir({});
    await another.until(() => another.live, 'on air');
    another.speak(voices['plenary-2']);
    await phone.see('going-on');
    await shoot('choice');
    await phone.press('go-to-plenary-2');
    await inSession(phone, 'plenary-2', OPEN);
    await phone.until(() => document.querySelector('[data-test=going-on]') === null);
    await phone.isHeard();
    await Promise.all(phones.map((one) => one.client.enter('plenary-2')));
    await allHear('plenary-2', 'plenary-1');

    await closes(); // the first of the two: who is in the other one stays
    await inSession(hall, 'plenary-2', OPEN);
    await phone.page.waitForTimeout(staysMs);
    await inSession(phone, 'plenary-2', OPEN);
    await second.client.closeSession();
    await inSession(phone, 'plenary-2', CLOSED);
    await phone.fallsSilent();
  } finally {
    await another.close();
    await second.close();
  }
});

test('after_the_night_pages_that_were_left_open_and_a_link_that_is_opened_anew_lead_to_the_second_day', async () => {
  await hub.kill();
  await hub.start();
  for (const person of [phone, hall, moderator])
    await person.until(() => dragoman.client.state === 'connected');
  await phone.see('next-session');
  assert.match(await phone.page.locator('[data-test=session-hour]').first().textContent(), /\b09:30\b/);
  const scanned = await Client.enter(hub.link('head-pakistan'));
  assert.equal(scanned.snapshot.session.session, 'plenary-3');
  assert.equal(scanned.snapshot.session.phase, SCHEDULED);
  await scanned.close();
  await shoot('night');

  await moderator.press('open-next-plenary-3');
  for (const person of [moderator, phone, hall]) await inSession(person, 'plenary-3', OPEN);
  await interprets('plenary-3');
  await allHear('plenary-3', 'plenary-2');
});

test('the_last_session_is_followed_too_and_after_it_nothing_is_next', async () => {
  await closes();
  await moderator.press('open-next-closing');
  for (const person of [moderator, phone, hall]) await inSession(person, 'closing', OPEN);
  await interprets('closing');
  await allHear('closing', 'plenary-3');
  await closes();
  await phone.see('session-closed');
  assert.equal(await offered(phone, 'next-session'), 0);
  assert.equal(await offered(moderator, 'open-next'), 0);
  await shoot('over');
});

test('a_session_that_was_closed_by_mistake_goes_on_once_the_moderator_says_so', async () => {
  await moderator.press('reopen-session');
  await moderator.press('reopen-cancel');
  await inSession(phone, 'closing', CLOSED);
  await moderator.press('reopen-session');
  await moderator.press('reopen-confirm');
  for (const person of [moderator, phone, hall]) await inSession(person, 'closing', OPEN);
  await closes();
});

test('no_page_had_an_error_of_its_own', () => {
  for (const [who, { troubles }] of Object.entries(pages()))
    assert.deepEqual(
      troubles.filter((one) => !/WebSocket|ERR_CONNECTION_REFUSED|Failed to fetch/.test(one)),
      [],
      who,
    );
});
