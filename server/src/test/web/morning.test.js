/**
 * A morning at the list of speakers, on the consoles of those it is about: three screens are lit at a time, and whoever's is lit
 * again shows all of it as it stands by then. What the others do meanwhile they do as clients without a page.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

/** Where screenshots go, if anywhere. */
const shots = process.env.DRAGOMAN_SHOTS;
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
const wall = { viewport: { width: 1920, height: 1080 } };
const mostScreens = 3;
/** The conference, with a list that delegations inscribe on for a century. */
const folder = mkdtempSync(join(tmpdir(), 'dragoman-morning-'));
const conference = join(folder, 'baku-2013.yaml');
const baku = resolve(import.meta.dirname, '../../../../config/conferences/baku-2013.yaml');
writeFileSync(
  conference,
  readFileSync(baku, 'utf8').replace(
    '          - id: 1.c\n',
    '          - id: 1.c\n            inscription: {opens: 2000-01-01 00:00, closes: 2100-01-01 00:00}\n',
  ),
);

const consoles = {
  moderator: { badge: 'visitor-moderator', options: desk, language: 'ar' },
  secretary: {
    badge: 'secretary-1',
    options: desk,
    language: 'en',
    prepare: (context) => Person.throughHere(context),
  },
  egypt: { badge: 'head-egypt', options: phone, language: 'ar', delegate: true },
  france: { badge: 'head-france', options: phone, language: 'en', delegate: true },
  turkiye: { badge: 'head-turkiye', options: phone, language: 'en', delegate: true },
  hall: { badge: 'hall-display', options: wall, language: 'ar' },
};

let hub;
let chromium;
/** Who is connected all morning, without a page. */
let chair;
const clients = {};
/** The screens that are lit, the one longest not asked for first. */
const lit = new Map();

/** The screens of these, lit where they are not yet; for a fourth one another goes dark. */
async function screens(...names) {
  for (const name of names) {
    const person = lit.get(name);
    if (!person) continue;
    lit.delete(name);
    lit.set(name, person);
  }
  const missing = names.filter((name) => !lit.has(name));
  for (const [name, person] of [...lit].slice(0, Math.max(0, lit.size + missing.length - mostScreens))) {
    lit.delete(name);
    await person.leave();
  }
  const opened = await Promise.all(missing.map(light));
  missing.forEach((name, i) => lit.set(name, opened[i]));
  return names.map((name) => lit.get(name));
}

async function light(name) {
  const { badge, options, language, prepare, delegate } = consoles[name];
  const link = `${hub.link(badge)}&s=plenary-1&l=${language}`;
  const person = await Person.enter(chromium, link, options, prepare);
  if (delegate) await person.press('read-only');
  return person;
}

const connect = (who) => Client.enter(hub.link(who), { session: 'plenary-1' });

async function shoot(name) {
  if (shots === undefined) return;
  for (const [who, person] of lit) await person.page.screenshot({ path: `${shots}/${name}-${who}.png` });
}

/** Waits until every screen that is lit shows this one as the speaker. */
async function speaks(participant) {
  const shown = (wanted) => document.querySelector(`[data-participant="${wanted}"]`) !== null;
  const { moderator, hall, secretary } = Object.fromEntries(lit);
  await moderator?.page.locator(`[data-test=on-floor][data-participant=${participant}]`).waitFor();
  await hall?.page.locator(`[data-test=now][data-participant=${participant}]`).waitFor();
  await secretary?.until(shown, participant);
  await chair.until(({ floor }) => floor.speech?.participant === participant);
}

const part = (person, name) => person.page.locator(`[data-part=${name}] [data-test=turn]`);
const row = (person, participant) =>
  person.page.locator(`[data-test=turn][data-participant=${participant}]`).first();
const order = (person) =>
  person.in(() => dragoman.client.snapshot.list.turns.map(({ participant }) => participant));
const listed = () => chair.snapshot.list.turns.map(({ participant }) => participant);

/** Opens what can be decided on somebody's badge. */
async function badge(by, participant) {
  await by.press('side-present');
  await by.page.locator(`[data-test=present] [data-participant=${participant}] [data-test=badge]`).click();
}

before(async () => {
  hub = await Hub.open(`conference=${conference}`);
  chromium = await browser(speech('en'));
  chair = await connect('moderator-1a');
  // Each is there with a microphone all morning, whichever screens are lit: a floor given to nobody's microphone ends at once.
  for (const name of ['egypt', 'france', 'turkiye']) {
    clients[name] = await connect(consoles[name].badge);
    await clients[name].sound();
  }
  const [moderator] = await screens('moderator');
  await moderator.press('open-session');
  await moderator.press('take-up-1.discussion');
  await chair.until(({ session }) => session.item === '1.discussion');
});

after(async () => {
  await chromium?.close();
  await Promise.all([chair, ...Object.values(clients)].map((one) => one?.close()));
  await hub?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('1038_a_delegate_checks_in_and_the_podium_sees_it', async () => {
  const [moderator, egypt] = await screens('moderator', 'egypt');
  await egypt.press('check-in-here');
  await moderator.until(() => dragoman.client.snapshot.quorum.checkedIn.includes('head-egypt'));
  await egypt.page.locator('[data-test=check-in]').waitFor({ state: 'detached' });
});

test('1040_requests_stand_in_one_order_on_every_screen', async () => {
  const [moderator, secretary, france] = await screens('moderator', 'secretary', 'france');
  await clients.turkiye.client.requestFloor({});
  await clients.egypt.client.requestFloor({});
  await france.press('request-floor');
  await moderator.until(() => dragoman.client.snapshot.list.turns.length === 3);
  await secretary.until(() => dragoman.client.snapshot.list.turns.length === 3);
  assert.deepEqual(await order(moderator), ['head-turkiye', 'head-egypt', 'head-france']);
  assert.deepEqual(await order(secretary), await order(moderator));
  await france.see('my-place');
});

test('1042_the_secretary_moves_a_minister_by_keys_and_the_delegate_is_told_why', async () => {
  const [secretary, france, hall] = await screens('secretary', 'france', 'hall');
  await row(secretary, 'head-france').focus();
  await secretary.key('Alt+ArrowUp');
  await secretary.page.locator('[data-test=move-reason]').fill('Protocol: level of representation');
  await secretary.key('Tab');
  await secretary.press('move-confirm');
  await france.until(() =>
    document.querySelector('[data-test=place-why]')?.textContent.includes('level of representation'),
  );
  await hall.until(() => document.querySelector('[data-moved]') !== null);
  await shoot('1042-moved');
  await chair.until(() => listed()[1] === 'head-france');
  assert.deepEqual(listed(), ['head-turkiye', 'head-france', 'head-egypt']);
});

test('1043_what_was_moved_is_undone_with_one_key', async () => {
  const [secretary] = await screens('secretary');
  await secretary.key('KeyZ');
  await chair.until(() => listed()[1] === 'head-egypt');
});

test('1041_a_delegation_inscribes_its_speaker_from_its_own_page_and_all_see_it_on_the_list', async () => {
  const [moderator, egypt, france] = await screens('moderator', 'egypt', 'france');
  await egypt.press('list-open');
  await egypt.see('inscription-open');
  await egypt.page.locator('[data-test=inscribe-text]').fill('عن حوار الثقافات');
  await egypt.press('inscribe-send');
  await moderator.page.locator('[data-part=later] [data-participant=head-egypt]').waitFor();
  await france.press('list-open');
  const inscribed = '[data-test=rolling-list] section [data-participant=head-egypt]';
  await france.page.locator(inscribed).waitFor();
  assert.equal(await france.page.locator(`${inscribed} button`).count(), 0, 'it is not theirs to take off');
  await shoot('1041-rolling-list');
  await egypt.page.locator(`${inscribed} button`).click();
  await france.until((gone) => document.querySelector(gone) === null, inscribed);
  await egypt.press('list-close');
  await france.press('list-close');
});

test('1042_a_text_is_handed_in_by_paste_and_nobody_in_the_hall_reads_it_yet', async () => {
  const [turkiye, france] = await screens('turkiye', 'france');
  await turkiye.press('texts-open');
  await turkiye.press('hand-in-open');
  await turkiye.page.locator('[data-test=hand-in-title]').fill('Statement of Türkiye');
  await turkiye.page.locator('[data-test=hand-in-text]').fill('Mister President,\n\nthank you.');
  await turkiye.press('hand-in-texts.verbatim');
  await shoot('1042-hand-in');
  await turkiye.press('hand-in-send');
  await turkiye.see('text-waits');
  await turkiye.press('texts-close');
  await france.press('texts-open');
  await france.see('texts');
  assert.equal(await france.page.locator('[data-test=text]').count(), 0);
  await france.press('texts-close');
  const [{ number, title }] = await france.in(() => dragoman.client.snapshot.texts.texts);
  assert.equal(title, '');
  await assert.rejects(clients.france.client.readText({ number }));
});

test('1042_a_note_on_a_turn_is_read_by_podium_and_secretary_alone', async () => {
  const [moderator, secretary] = await screens('moderator', 'secretary');
  await row(secretary, 'head-egypt').locator('[data-test^=note-on-]').click();
  await secretary.page.locator('[data-test=turn-note-text]').fill('Arrives at eleven');
  await secretary.press('turn-note-send');
  await row(moderator, 'head-egypt').locator('[data-test=turn-note]').waitFor();
  assert.equal(clients.egypt.snapshot.notes, undefined);
});

test('1044_two_delegates_change_places_only_with_both_consents', async () => {
  const [secretary, egypt, france] = await screens('secretary', 'egypt', 'france');
  await france.press('swap-begin');
  await france.press('swap-with-head-egypt');
  await egypt.see('swap-offer');
  await shoot('1044-swap');
  await egypt.press('swap-decline');
  await chair.until(({ list }) => list.swaps.length === 0);
  assert.deepEqual(listed(), ['head-turkiye', 'head-egypt', 'head-france']);
  await france.press('swap-begin');
  await france.press('swap-with-head-egypt');
  await egypt.press('swap-agree');
  await chair.until(() => listed()[1] === 'head-france');
  await secretary.until(() => dragoman.client.snapshot.list.turns[1].participant === 'head-france'); // what is undone is what is seen
  await secretary.key('KeyZ');
  await chair.until(() => listed()[1] === 'head-egypt');
});

test('1050_the_next_has_the_floor_with_one_key', async () => {
  const [moderator, secretary, hall] = await screens('moderator', 'secretary', 'hall');
  await moderator.key('KeyN');
  await speaks('head-turkiye');
});

test('1052_the_speaker_and_nobody_else_is_told_to_conclude', async () => {
  const [moderator, turkiye, egypt] = await screens('moderator', 'turkiye', 'egypt');
  await turkiye.see('your-turn');
  let others = 0;
  clients.france.client.on('warned', () => (others += 1));
  await moderator.key('KeyW');
  await turkiye.see('warned');
  await clients.france.client.checkIn({ present: true }); // the hub's answer comes after all that it said before
  assert.equal(others, 0);
  await egypt.in(() => dragoman.client.checkIn({ present: true }));
  assert.equal(await egypt.page.locator('[data-test=warned]').count(), 0);
  await shoot('1052-warned');
});

test('1057_a_point_of_order_suspends_the_speech_with_its_clock_and_is_ruled_on', async () => {
  // The speaker's own screen stays lit: it is their speech that is suspended.
  const [, moderator, asks] = await screens('turkiye', 'moderator', 'egypt');
  await asks.press('ask-point');
  await asks.page.locator('[data-test=ask-text]').fill('انقطعت الترجمة');
  await asks.press('ask-send');
  await part(moderator, 'point').waitFor();
  const [, , hall] = await screens('turkiye', 'moderator', 'hall');
  await hall.page.locator('.hall-next li.point').waitFor();
  const [, , egypt] = await screens('turkiye', 'moderator', 'egypt');
  await moderator.key('KeyN');
  await speaks('head-egypt');
  const used = () =>
    moderator.in(
      () =>
        dragoman.client.snapshot.floor.speeches.find(({ suspendedBy }) => suspendedBy !== 0)?.usedMs ?? -1,
    );
  await moderator.until(() =>
    dragoman.client.snapshot.floor.speeches.some(({ suspendedBy }) => suspendedBy !== 0),
  );
  const stood = await used();
  assert.ok(stood >= 0, 'the speech is suspended');
  await shoot('1057-point');
  assert.equal(await used(), stood, 'and its clock stands');
  await egypt.finish();
  await moderator.see('ruling-due');
  await moderator.key('KeyR');
  await moderator.press('rule.noted');
  await moderator.until(() => dragoman.client.snapshot.floor.rulingsDue.length === 0);
  if (await moderator.in(() => !dragoman.client.snapshot.floor.speech?.microphoneOpen))
    await moderator.key('KeyP');
  await speaks('head-turkiye');
});

test('1105_a_response_stands_apart_and_goes_before_the_list', async () => {
  const [moderator, france, hall] = await screens('moderator', 'france', 'hall');
  await france.press('ask-response');
  await france.press('ask-send');
  await part(moderator, 'response').waitFor();
  await shoot('1105-response');
  await moderator.key('KeyN');
  await speaks('head-france');
  await france.finish();
  await moderator.until(() => dragoman.client.snapshot.floor.speech?.participant !== 'head-france');
  await moderator.in(() => dragoman.client.snapshot.floor.speech && dragoman.client.endSpeech({}));
  await moderator.until(() => dragoman.client.snapshot.floor.speech === undefined);
});

test('1106_all_read_the_text_once_its_speech_has_ended', async () => {
  const [egypt] = await screens('egypt');
  await egypt.press('texts-open');
  await egypt.see('text-released');
  await egypt.page.locator('[data-test^=text-read-]').click();
  await egypt.until(
    () => document.querySelector('[data-test=text-reading]')?.textContent.includes('thank you') ?? false,
  );
  await shoot('1106-text');
  await egypt.press('texts-close');
});

test('1107_the_agenda_has_what_was_held_and_what_is_expected_and_until_when_booths_are_there', async () => {
  const [moderator] = await screens('moderator');
  await moderator.press('side-agenda');
  await moderator.see('run-1.discussion');
  await moderator.see('team-fr');
  await shoot('1107-run-sheet');
});

test('1115_who_is_not_there_is_skipped_and_comes_back_once', async () => {
  const [moderator, egypt] = await screens('moderator', 'egypt');
  assert.equal(listed()[0], 'head-egypt');
  await moderator.key('KeyK');
  await part(moderator, 'absent').waitFor();
  await egypt.see('back-again');
  await shoot('1115-absent');
  await egypt.press('back-again');
  await moderator.until(() => dragoman.client.snapshot.list.turns[0].participant === 'head-egypt');
});

test('1120_all_are_told_in_their_own_language_that_the_list_closes', async () => {
  const [secretary, egypt, hall] = await screens('secretary', 'egypt', 'hall');
  await secretary.press('side-messages');
  await secretary.page.locator('[data-test=phrase-list-closes-minutes]').fill('10');
  await secretary.press('announce-list-closes');
  await secretary.until(() =>
    document.querySelector('[data-test=announce-preview]').textContent.includes('قائمة المتكلمين'),
  );
  await secretary.press('announce-confirm');
  const told = (words) =>
    document.querySelector('[data-test=announcement]')?.textContent.includes(words) ?? false;
  await egypt.until(told, 'قائمة المتكلمين');
  await hall.until(told, 'قائمة المتكلمين');
  const [france] = await screens('france');
  await france.until(told, 'list of speakers');
});

test('1121_an_announcement_is_taken_back_and_one_in_words_of_ones_own_stands_in_its_place', async () => {
  const [secretary, egypt, hall] = await screens('secretary', 'egypt', 'hall');
  await secretary.press('recall');
  const gone = () => document.querySelector('[data-test=announcement]') === null;
  for (const person of [egypt, hall]) await person.until(gone);
  await secretary.press('announce-own');
  await secretary.page.locator('[data-test=own-words-ar]').fill('الحافلات عند الباب الشرقي');
  await shoot('1121-own-words');
  await secretary.press('announce-confirm');
  const told = () =>
    document.querySelector('[data-test=announcement]')?.textContent.includes('الباب الشرقي') ?? false;
  await egypt.until(told);
  await hall.until(told);
  await secretary.press('recall');
  await egypt.until(gone);
});

test('1123_what_the_halls_screens_show_is_chosen', async () => {
  const [secretary, hall] = await screens('secretary', 'hall');
  await secretary.press('mail-hall');
  for (const [screen, seen] of [
    ['list', 'hall-list'],
    ['agenda', 'hall-agenda'],
  ]) {
    await secretary.press(`hall-screen-${screen}`);
    await hall.see(seen);
    await shoot(`1123-${screen}`);
  }
  await secretary.press('hall-screen-blank');
  await hall.until(() => document.querySelector('main').childElementCount === 0);
  await secretary.press('hall-screen-message');
  await secretary.page.locator('[data-test=own-words-en]').fill('Back at 15:00');
  await secretary.press('hall-message-confirm');
  await hall.see('hall-message');
  await shoot('1123-message');
  await secretary.press('hall-screen-speaker');
  await hall.see('now');
  await secretary.press('mail-all');
});

test('1122_the_instant_at_which_the_list_closes_is_on_phone_and_hall_and_told_by_itself', async () => {
  const [moderator, turkiye, hall] = await screens('moderator', 'turkiye', 'hall');
  await moderator.key('KeyL');
  await moderator.press('close-list-10');
  const at = await moderator.in(() => Number(dragoman.client.snapshot.list.closesAtMs));
  assert.ok(at > 0);
  const shown = (which) => document.querySelector(`[data-test=${which}]`)?.textContent ?? '';
  await turkiye.see('list-closes');
  await hall.see('list-closes');
  const hour = (await turkiye.in(shown, 'list-closes')).match(/\d\d:\d\d/)?.[0];
  assert.ok((await hall.in(shown, 'list-closes')).includes(hour), 'phone and hall say the same hour');
  const told = (words) =>
    document.querySelector('[data-test=announcement]')?.textContent.includes(words) ?? false;
  await turkiye.until(told, `closes at`);
  await hall.until(told, hour);
  await shoot('1122-closes');
  await moderator.key('KeyL');
  await turkiye.until(told, 'is open');
  // The same key closes the list as soon as this console knows that it is open.
  await moderator.until(() => Number(dragoman.client.snapshot.list.closesAtMs) === 0);
});

test('1130_the_list_is_closed_and_a_late_request_needs_the_chair', async () => {
  const [moderator, turkiye, hall] = await screens('moderator', 'turkiye', 'hall');
  await moderator.key('KeyL');
  await moderator.press('close-list-now');
  await hall.see('list-closed');
  await turkiye.press('request-floor');
  await part(moderator, 'late').waitFor();
  await shoot('1130-late');
  await moderator.press('admit');
  await moderator.until(() => document.querySelector('[data-part=late]') === null);
  assert.ok(listed().includes('head-turkiye'));
});

test('1132_who_is_turned_down_or_taken_off_the_list_is_told_by_whom_and_why', async () => {
  const [moderator, france] = await screens('moderator', 'france');
  for (const one of listed().filter((who) => who === 'head-france')) {
    assert.equal(one, 'head-france');
    await row(moderator, one).locator('[data-test=row-menu]').click();
    await moderator.press('remove');
    await moderator.press('refuse-confirm');
    await france.see('request-ended');
  }
  await france.press('request-floor');
  await part(moderator, 'late').waitFor();
  await moderator.page.locator('[data-part=late] [data-test=row-menu]').click();
  await moderator.press('turn-down');
  await moderator.page.locator('[data-test=refuse-reason]').fill('The list is exhausted');
  await shoot('1132-turn-down');
  await moderator.press('refuse-confirm');
  await france.until(
    () => document.querySelector('[data-test=request-reason]')?.textContent.includes('exhausted') ?? false,
  );
  const name = await france.in(
    () =>
      dragoman.client.snapshot.request.by === 'visitor-moderator' && dragoman.client.snapshot.request.state,
  );
  assert.equal(name, 4, 'denied, as RFC 8855 numbers it');
  await shoot('1132-turned-down');
  await france.press('request-read');
  await france.until(() => document.querySelector('[data-test=request-ended]') === null);
  await france.press('request-floor');
  await part(moderator, 'late').waitFor();
  await moderator.press('admit');
  await chair.until(({ list }) => list.turns.length === 3);
});

test('1140_whoever_comes_later_sees_what_changed_and_does_it_anyway', async () => {
  const [moderator, secretary] = await screens('moderator', 'secretary');
  await row(secretary, 'head-france').focus();
  await secretary.key('Alt+ArrowUp');
  await secretary.see('move-confirm');
  // Before the secretary is done, the moderator moves somebody; the two words cross on their way.
  secretary.stopHearing();
  await row(moderator, 'head-egypt').focus();
  await moderator.key('Alt+ArrowDown');
  await moderator.press('move-confirm');
  await moderator.until(() => dragoman.client.snapshot.list.turns[1].participant === 'head-egypt');
  const before = await order(moderator);
  await secretary.press('move-confirm');
  secretary.hearAgain();
  await secretary.see('conflict-deed');
  const changes = await secretary.page.locator('[data-test=conflict] li').allTextContents();
  assert.equal(changes.length, 1, `the one change is shown: ${changes}`);
  await shoot('1140-conflict');
  await secretary.press('conflict-anyway');
  await moderator.until(
    (was) => dragoman.client.snapshot.list.turns.map(({ participant }) => participant).join() !== was,
    before.join(),
  );
});

test('1150_a_shorter_limit_for_the_rest_is_tried_and_then_applied', async () => {
  const [moderator] = await screens('moderator');
  await moderator.page.locator('[data-test=what-if]').fill('2');
  await moderator.see('what-if-end');
  await moderator.press('limit-rest');
  await moderator.until(() => dragoman.client.snapshot.floor.speechSeconds === 120);
  await shoot('1150-limit');
});

test('1151_more_time_is_given_by_amount_by_press_by_number_and_by_key', async () => {
  const [moderator] = await screens('moderator');
  await clients.turkiye.client.requestFloor({}).catch(() => undefined);
  await chair.client.giveFloor({ to: { case: 'participant', value: 'head-turkiye' } });
  await speaks('head-turkiye');
  const extra = (seconds) => dragoman.client.snapshot.floor.speech?.extraSeconds === seconds;
  await moderator.press('more-time');
  await moderator.press('time-5');
  await moderator.until(extra, 300);
  await moderator.press('more-time');
  await moderator.page.locator('[data-test=time-typed]').fill('1.5');
  await shoot('1151-time');
  await moderator.press('time-give');
  await moderator.until(extra, 390);
  await moderator.key('KeyT');
  await moderator.until(extra, 450);
  await moderator.press('end-speech');
  await chair.until(({ floor }) => floor.speech === undefined);
});

test('1152_a_motion_is_moved_spoken_on_and_decided', async () => {
  const [moderator, egypt, france] = await screens('moderator', 'egypt', 'france');
  await egypt.press('ask-motion');
  await egypt.press('motion.3');
  await egypt.press('ask-send');
  await part(moderator, 'motion').waitFor();
  await moderator.key('KeyN');
  await speaks('head-egypt');
  await egypt.finish();
  await moderator.see('motion');
  await france.press('speak-against');
  await part(moderator, 'on-motion').waitFor();
  await shoot('1152-motion');
  await moderator.key('KeyN');
  await speaks('head-france');
  await france.finish();
  await moderator.press('count-hands');
  for (const [field, hands] of [
    ['favour', 9],
    ['against', 31],
    ['abstaining', 2],
  ])
    await moderator.page.locator(`[data-test=count-${field}]`).fill(String(hands));
  await moderator.press('count-record');
  await moderator.see('hand-count');
  await shoot('1152-count');
  await moderator.press('motion.rejected');
  await moderator.until(() => dragoman.client.snapshot.list.motions.length === 0);
});

test('1154_a_carried_motion_suspends_the_meeting_once_it_is_confirmed', async () => {
  const [moderator, egypt, hall] = await screens('moderator', 'egypt', 'hall');
  await egypt.press('ask-motion');
  await egypt.press('motion.1');
  await egypt.press('ask-send');
  await part(moderator, 'motion').waitFor();
  await moderator.key('KeyN');
  await speaks('head-egypt');
  await egypt.finish();
  await moderator.press('motion.carried');
  await shoot('1154-carry');
  await moderator.press('carry-now');
  for (const person of [moderator, egypt, hall]) await person.see('session-suspended');
  await shoot('1154-suspended');
  await moderator.press('resume-session');
  await egypt.until(() => dragoman.client.snapshot.session.phase === 2);
});

test('1156_modes_and_the_most_that_may_wait_are_set_and_a_microphone_is_open_while_its_key_is_held', async () => {
  const [moderator, france] = await screens('moderator', 'france');
  const choose = async (field, value, held) => {
    await moderator.page.locator(`[data-test=${field}]`).fill(String(value));
    await moderator.press('set-mode');
    await moderator.until(held, value);
  };
  await choose('max-waiting', 40, (most) => dragoman.client.snapshot.list.maxWaiting === most);
  await choose('max-open', 3, (most) => dragoman.client.snapshot.floor.maxOpen === most);
  for (const mode of [2, 3, 5, 4]) {
    await moderator.page.locator('[data-test=floor-mode]').selectOption(String(mode));
    assert.notEqual(
      await moderator.in(() => dragoman.client.snapshot.floor.mode),
      mode,
      'a choice acts by its button alone',
    );
    await moderator.press('set-mode');
    await moderator.until((one) => dragoman.client.snapshot.floor.mode === one, mode);
  }
  await chair.client.takeFloor({ all: true });
  await france.page.locator('[data-test=push-to-talk]').focus();
  await france.page.keyboard.down('Space');
  await chair.until(({ floor }) => floor.speeches.some((one) => one.participant === 'head-france'));
  await shoot('1156-push');
  await france.page.keyboard.up('Space');
  await chair.until(({ floor }) => floor.speeches.length === 0);
  await moderator.page.locator('[data-test=floor-mode]').selectOption('1');
  await moderator.press('set-mode');
  await moderator.until(() => dragoman.client.snapshot.floor.mode === 1);
  await choose('max-open', 1, (most) => dragoman.client.snapshot.floor.maxOpen === most);
});

test('1157_a_group_speaks_through_one_of_its_own_whom_the_podium_or_they_themselves_list', async () => {
  const [moderator, egypt] = await screens('moderator', 'egypt');
  for (const { turn, participant } of chair.snapshot.list.turns)
    if (participant === 'head-egypt') await chair.client.withdrawRequest({ turn });
  await egypt.press('ask-behalf');
  await egypt.see('behalf-members');
  await shoot('1157-behalf');
  await egypt.press('behalf-send');
  const speaksFor = (who) =>
    dragoman.client.snapshot.list.turns.some(
      ({ participant, onBehalfOf, limitSeconds }) =>
        participant === who && onBehalfOf === 'arab-group' && limitSeconds === 420,
    );
  await moderator.until(speaksFor, 'head-egypt');
  await moderator.key('Slash');
  await moderator.page.locator('[data-test=find]').fill('Jordan');
  await moderator.page.locator('[data-participant=head-jordan] [data-test=find-behalf]').click();
  await moderator.until(speaksFor, 'head-jordan');
});

test('1158_whoever_is_removed_is_silent_told_why_and_comes_back_when_let_in', async () => {
  const [moderator, france] = await screens('moderator', 'france');
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'head-france' } }));
  await france.see('your-turn');
  await badge(moderator, 'head-france');
  await moderator.page.locator('[data-test=removal-reason]').fill('القاعدة 39');
  await moderator.press('remove-participant');
  await france.see('end-reason');
  await moderator.until(() => dragoman.client.snapshot.floor.speech === undefined);
  assert.ok(!listed().includes('head-france'));
  await shoot('1158-removed');
  await badge(moderator, 'head-france');
  await moderator.press('readmit');
  await moderator.until(() => dragoman.client.snapshot.credentials.removed.length === 0);
  await france.page.reload();
  await france.until(() => globalThis.dragoman?.client.state === 'connected');
});

test('1159_another_role_closes_the_microphone_and_brings_what_it_may_see', async () => {
  const [moderator, egypt] = await screens('moderator', 'egypt');
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'head-egypt' } }));
  await egypt.see('your-turn');
  await badge(moderator, 'head-egypt');
  await moderator.page.locator('[data-test=role]').selectOption('8');
  await moderator.press('change-role');
  await moderator.until(() => dragoman.client.snapshot.floor.speech === undefined);
  await egypt.until(
    () => dragoman.client.state === 'connected' && dragoman.client.snapshot.welcome.role === 8,
  );
  assert.equal(await egypt.page.locator('[data-test=request-floor]').count(), 0);
});

test('1160_a_moderator_works_by_the_keyboard_alone', async () => {
  const [moderator] = await screens('moderator');
  const { keyboard } = moderator.page;
  const count = () => listed().length;
  await chair.client.takeFloor({ all: true });
  for (const { turn } of chair.snapshot.list.turns) await chair.client.withdrawRequest({ turn });
  for (const participant of ['head-turkiye', 'head-jordan']) await chair.client.requestFloor({ participant });
  await moderator.until(() => dragoman.client.snapshot.list.turns.length === 2);
  const before = listed();
  // From a row's menu: up by one, with a reason, and taken back.
  const second = `[data-test=turn][data-participant=${before[1]}]`;
  await moderator.tabTo('row-menu', second);
  await keyboard.press('Enter');
  await moderator.see('move-up');
  await keyboard.press('Enter');
  await moderator.tabTo('move-confirm');
  await keyboard.press('Enter');
  await chair.until(() => listed()[0] === before[1]);
  await moderator.until((who) => dragoman.client.snapshot.list.turns[0].participant === who, before[1]);
  await moderator.key('KeyZ');
  await chair.until(() => listed()[0] === before[0]);
  // A menu that is left gives the keys back to its button.
  await moderator.tabTo('row-menu');
  await keyboard.press('ArrowDown');
  await moderator.see('move-down');
  await keyboard.press('Escape');
  assert.ok(await moderator.in(() => document.activeElement.dataset.test === 'row-menu'));
  // The keys' sheet, and its dialog gone, the next speaker.
  await keyboard.press('F1');
  await moderator.see('hotkeys');
  await keyboard.press('Escape');
  await moderator.until(() => document.querySelector('[data-test=hotkeys]') === null);
  await moderator.key('KeyN');
  await speaks(before[0]);
  // What is typed in the search field moves nothing.
  await moderator.key('Slash');
  await moderator.until(() => document.activeElement.matches('input')); // the field comes, then one types
  await keyboard.type('nxpk');
  await keyboard.press('Escape');
  await keyboard.press('KeyX'); // typed on, in the belief that the field has the keys still
  assert.equal(await moderator.in(() => dragoman.client.snapshot.floor.speech?.participant), before[0]);
  await moderator.key('KeyX');
  await chair.until(({ floor }) => floor.speech === undefined);
  assert.equal(count(), before.length - 1);
  // An announcement: typed, read once more in every language, said, and recalled.
  await moderator.key('KeyM');
  await moderator.tabTo('phrase-list-closes-minutes');
  await keyboard.type('15');
  await moderator.tabTo('announce-list-closes');
  await keyboard.press('Enter');
  await moderator.see('announce-preview');
  await moderator.tabTo('announce-confirm');
  await keyboard.press('Enter');
  await moderator.until(() => dragoman.client.snapshot.announcements.at(-1)?.phrase === 'list-closes');
  await moderator.tabTo('recall');
  await keyboard.press('Enter');
  await moderator.until(() => dragoman.client.snapshot.announcements.at(-1)?.phrase !== 'list-closes');
});

test('no_page_had_an_error_of_its_own', async () => {
  for (const person of lit.values()) await person.leave();
});
