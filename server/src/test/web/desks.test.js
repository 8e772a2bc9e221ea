/** What people do at their desks once in a while: a table of speakers, the way to the next session, a badge that was lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';
import { speech } from './speech.js';

const desk = { viewport: { width: 1440, height: 900 } };
const access = { permissions: ['microphone'] };

let hub;
let chromium;
let moderator;
let booth;
let technician;
let phone; // without a page

const text = (person, test) => person.page.locator(`[data-test="${test}"]`).first().innerText();
const row = (number) => moderator.page.locator(`[data-test="table-report"] [data-row="${number}"]`).first();
const listed = () => moderator.in(() => dragoman.client.snapshot.list.turns.map((turn) => turn.participant));
const inSession = (person, session) =>
  person.until((wanted) => dragoman.client.snapshot.session.session === wanted, session);

/** Whether the board shows the booth on air. */
const onBoard = (live) =>
  technician.until((wanted) => {
    const desk = document.querySelector('[data-test="desk-fr-1"] .mark');
    return desk !== null && desk.classList.contains('live') === wanted;
  }, live);

async function check(table, rows) {
  await moderator.page.locator('[data-test="table"]').fill(table);
  await moderator.press('table-check');
  await moderator.until(
    (wanted) =>
      document.querySelectorAll('[data-test="table-report"] [data-row]').length === wanted &&
      document.querySelector('[data-test="table-report"]') !== null,
    rows,
  );
}

before(async () => {
  hub = await Hub.open('watch.networks=127.0.0.0/8 Hall 2');
  chromium = await browser(speech('fr'));
  [moderator, booth, technician, phone] = await Promise.all([
    Person.enter(chromium, hub.link('moderator-1a'), desk),
    Person.enter(chromium, hub.link('fr-1'), { ...desk, ...access }),
    Person.enter(chromium, hub.link('technician-1'), desk),
    Client.enter(hub.link('head-kuwait')),
  ]);
});

after(async () => {
  await chromium?.close();
  await phone?.close();
  await hub?.close();
});

test('a_pasted_table_is_told_wrong_by_row_and_cell_and_once_mended_it_is_the_list', async () => {
  await moderator.press('side-speakers');
  await check('participant\tlanguage\nhead-kuwait\tar\nhead-egipt\tar\nhead-jordan\tde\n', 2);
  assert.match(await row(3).innerText(), /participant[\s\S]*head-egipt/);
  assert.match(await row(4).innerText(), /language[\s\S]*de/);
  assert.ok(await moderator.page.locator('[data-test="table-import"]').isDisabled());
  assert.deepEqual(await listed(), []);

  const mended = 'participant\tlanguage\nhead-kuwait\tar\nhead-egypt\tar\nhead-jordan\tar\n';
  await check(mended, 0);
  await moderator.press('table-import');
  await moderator.until(() => dragoman.client.snapshot.list.turns.length === 3);
  assert.deepEqual(await listed(), ['head-kuwait', 'head-egypt', 'head-jordan']);

  await check(`${mended}head-morocco\tfr\n`, 3); // a table that grew: who is there already is told with their place
  assert.equal(await row(3).getAttribute('data-place'), '2');
  await moderator.press('table-import');
  await moderator.until(() => dragoman.client.snapshot.list.turns.length === 4);
  assert.deepEqual(await listed(), ['head-kuwait', 'head-egypt', 'head-jordan', 'head-morocco']);
});

test('booth_and_technician_go_to_the_next_session_by_a_press_and_nobody_is_on_air_by_it', async () => {
  await moderator.press('open-session');
  await booth.sitDown();
  await booth.goOnAir();
  await moderator.press('close-session');
  await moderator.press('close-confirm');
  await booth.lamp('off');
  await moderator.press('open-next-plenary-1');
  for (const person of [booth, technician]) {
    await person.see('going-on');
    await inSession(person, 'opening');
    await person.press('go-to-plenary-1');
    await inSession(person, 'plenary-1');
  }
  await booth.until(() => dragoman.sound.state === 'connected');
  await booth.lamp('off');
  assert.equal(await booth.in(() => dragoman.sound.leases.length), 0);
  assert.equal(await booth.in(() => dragoman.sound.microphone), 'open');
  await booth.goOnAir();
  await onBoard(true);
});

test('a_microphone_that_the_system_keeps_silent_is_seen_on_the_lamp_and_comes_back_by_itself', async () => {
  const system = (mutes) =>
    booth.in((muted) => {
      const [track] = dragoman.sound.mic.stream.getAudioTracks();
      if (muted) Object.defineProperty(track, 'muted', { value: true, configurable: true });
      else delete track.muted;
      track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
    }, mutes);
  await system(true);
  await booth.lamp('muted');
  await system(false);
  await booth.lamp('live');
});

test('a_microphone_that_is_unplugged_is_off_and_told_at_once_and_is_opened_again_by_a_press', async () => {
  const ms = await booth.in(async () => {
    const began = performance.now();
    dragoman.sound.mic.stream.getAudioTracks()[0].dispatchEvent(new Event('ended'));
    const told = () =>
      document.querySelector('[data-test=sound-trouble]') !== null &&
      document.querySelector('[data-test=microphone]').dataset.lamp === 'off';
    while (!told()) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  console.log(`unplugged: off and told after ${Math.round(ms)} ms`);
  assert.match(await text(booth, 'sound-trouble'), /No microphone was found/);
  await onBoard(false);
  await booth.press('sound-again');
  await booth.until(() => dragoman.sound.microphone === 'open');
  await booth.goOnAir();
  await onBoard(true);
});

test('the_board_tells_what_the_server_itself_adds_to_the_delay_and_drops', async () => {
  const listener = await Client.enter(hub.link('head-egypt'), { session: 'plenary-1' });
  await listener.sound();
  listener.listen([listener.channel('fr')]);
  await technician.until(() => {
    const told = document.querySelector('[data-test="fan-out"]').innerText;
    return /Server delay: [\d.]+ ms \(median\)/.test(told) && told.includes('dropped');
  });
  await listener.close();
});

test('many_who_hear_nothing_are_an_alarm_with_what_they_share_until_they_are_few', async () => {
  const hall = await Promise.all(
    ['head-kuwait', 'head-egypt', 'head-jordan'].map((who) =>
      Client.enter(hub.link(who), { session: 'plenary-1' }),
    ),
  );
  const channel = hall[0].channel('fr');
  for (const one of hall.slice(0, 2)) await one.client.reportNoSound({ channel, platform: 'iOS Safari' });
  await technician.see('no-sound');
  assert.equal(await technician.page.locator('[data-test="unheard"]').count(), 0);
  await hall[2].client.reportNoSound({ channel, platform: 'Android Chrome' });
  await technician.see('unheard');
  const told = await text(technician, 'unheard');
  for (const part of ['3', 'iOS Safari 2', 'Hall 2 3']) assert.ok(told.includes(part), told);
  await Promise.all(hall.map((one) => one.close()));
});

test('a_lost_badge_is_ended_at_the_technicians_pane_for_the_desk_that_is_on_air_too', async () => {
  for (const who of ['head-kuwait', 'fr-1']) {
    await technician.press('side-badges');
    await technician.page.locator('[data-test="find-badge"]').fill(who);
    await technician.page.locator(`[data-participant="${who}"] [data-test="badge-of"]`).click();
    assert.ok(
      await technician.page.locator('[data-test="revoke-badges"]').isDisabled(),
      'a reason is asked for',
    );
    await technician.page.locator('[data-test="lost-reason"]').fill('left in the taxi');
    await technician.press('revoke-badges');
  }
  await phone.until(() => phone.client.state === 'disconnected', 'the phone is out');
  await booth.until(() => dragoman.client.state === 'disconnected');
  await booth.until(() => dragoman.sound.state !== 'connected' && dragoman.sound.leases.length === 0);
  await onBoard(false);
  await assert.rejects(Client.enter(hub.link('head-kuwait')), 'the same link lets nobody in');
  await technician.page.locator('[data-participant="fr-1"] [data-test="badge-of"]').click();
  assert.match(await text(technician, 'badges-ended'), /\d\d:\d\d/);
});

test('the_floor_that_waits_at_another_device_is_spoken_from_here_by_a_press', async () => {
  await Promise.all([booth.leave(), technician.leave()]);
  [booth, technician] = [];
  const turn = (person, stage) =>
    person.until(
      (wanted) => document.querySelector('[data-test="your-turn"]')?.dataset.stage === wanted,
      stage,
    );
  const listener = await Client.enter(hub.link('observer-1'), { session: 'plenary-1' });
  const [laptop, pocket] = await Promise.all(
    ['laptop', 'pocket'].map(() => Person.enter(chromium, hub.link('head-morocco'), access)),
  );
  await listener.sound();
  listener.listen([0]);
  await pocket.listenTo('fr');
  await laptop.in(() => dragoman.client.requestFloor({}));
  await moderator.until(() => dragoman.client.snapshot.list.turns.length === 1);
  await moderator.in(() => dragoman.client.giveNext({}));
  await turn(laptop, 'tap');
  await turn(pocket, 'elsewhere');
  await pocket.press('speak-here');
  await turn(pocket, 'live');
  await turn(laptop, 'elsewhere');
  await listener.isHeard(0);
  await laptop.press('speak-here'); // too late: something was said at the other one
  await laptop.until(() => dragoman.sound?.state === 'connected' && dragoman.sound.microphone === 'closed');
  await turn(laptop, 'elsewhere');
  await turn(pocket, 'live');
  await listener.isHeard(0);
  await pocket.finish();
  await listener.fallsSilent(0);
  for (const person of [laptop, pocket]) await person.leave();
  await listener.close();
});

test('no_page_had_an_error_of_its_own', () => {
  for (const person of [moderator]) assert.deepEqual(person.troubles, []);
});
