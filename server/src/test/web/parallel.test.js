import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

/** Where screenshots go, if anywhere. */
const shots = process.env.DRAGOMAN_SHOTS;
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

let hub;
let chromium;
let first; // moderates plenary-1, without a page
let second; // moderates plenary-2, in Arabic
let inFirst; // the same delegate in both sessions
let inSecond;
const people = () => ({ second, inFirst, inSecond });

const enter = (who, session, options, language) =>
  Person.enter(chromium, `${hub.link(who)}&s=${session}&l=${language}`, options);

const shoot = async (name) => {
  if (shots === undefined) return;
  for (const [who, person] of Object.entries(people()))
    await person.page.screenshot({ path: `${shots}/${name}-${who}.png` });
};

const listed = (person) => person.in(() => dragoman.client.snapshot.list.turns.length);

before(async () => {
  hub = await Hub.open();
  chromium = await browser(speech('en'));
  [first, second, inFirst, inSecond] = await Promise.all([
    Client.enter(hub.link('visitor-moderator'), { session: 'plenary-1' }),
    enter('moderator-1a', 'plenary-2', desk, 'ar'),
    enter('head-egypt', 'plenary-1', phone, 'en'),
    enter('head-egypt', 'plenary-2', phone, 'ar'),
  ]);
  await first.client.openSession();
  await second.press('open-session');
  for (const delegate of [inFirst, inSecond]) await delegate.press('read-only');
});

after(async () => {
  await chromium?.close();
  await first?.close();
  await hub?.close();
});

test('each_session_has_a_list_of_its_own', async () => {
  await inSecond.press('request-floor');
  await second.until(() => dragoman.client.snapshot.list.turns.length === 1);
  assert.equal(first.snapshot.list.turns.length, 0);
  await inFirst.press('request-floor');
  await first.until(({ list }) => list.turns.length === 1);
  assert.equal(await listed(second), 1);
});

test('who_has_the_floor_in_one_session_is_not_given_it_in_the_other_and_the_moderator_is_told', async () => {
  await first.client.giveNext();
  await inFirst.see('your-turn');
  await second.key('KeyN');
  await second.see('toast');
  assert.equal(await second.in(() => dragoman.client.snapshot.floor.speech), undefined);
  assert.equal(await inSecond.page.locator('[data-test=your-turn]').count(), 0);
  await shoot('parallel-refused');
});

test('once_they_are_done_there_they_are_given_it_here', async () => {
  await inFirst.finish();
  await first.until(({ floor }) => floor.speech === undefined);
  await second.key('KeyN');
  await inSecond.see('your-turn');
  await shoot('parallel-given');
});

test('no_page_had_an_error_of_its_own', () => {
  for (const [who, { troubles }] of Object.entries(people())) assert.deepEqual(troubles, [], who);
});
