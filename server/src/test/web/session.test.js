/**
 * A session from the sound check to a booth that dies and comes back. Whoever's console a test is about sits at a page, three at
 * most; all others are clients of the SDK. What is heard is judged on the frames that came over the wire: a page adds its decoder
 * and its player, which are judged on its own output while its clock kept up (`whileInTime`).
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { frameSamples, packetsOf } from './opus.js';
import { browser, listening, Person, settlingSeconds, waitedMs, whileInTime } from './people.js';
import { Output } from './sdk.js';
import { assertLike, audible, beginning, likeness, shortTerm, silence, speech } from './speech.js';
import { ownVoice } from './voice.js';

const alike = 0.7;
/** Where the delay is followed from half second to half second, another speech may be 0.77 alike by chance. */
const fromTheFirstWord = 0.85;
const target = -23;
const near = 3;
/** What the mixer of a page lets through at most, and what a booth's ear gets at most in a headset of so many dB SPL. */
const pageCeiling = 0.89;
const earCeiling = (spl) => Math.SQRT2 * 10 ** ((100 - spl - 10 * Math.log10(2)) / 20);
const headset = 120;
const frames = 50;
/** A player that lost its source starts anew with what it keeps waiting, 300 ms at most. */
const settled = 15;

const [open, passed, failed] = [0, 1, 2];
const [talk, handover] = [1, 5];
const deskLost = 8;
const slower = 1;
const swapped = 1;

/** Ann and Leyla of the French booth, Leyla the quieter; who opens, who interprets that, and the keynote speaker. */
const voices = {
  ann: speech('fr'),
  leyla: speech('fr+f2', -8),
  host: speech('az'),
  pivot: speech('en+f3'),
  keynote: speech('en+m3'),
  loudKeynote: speech('en+m3', 20),
};
let hub;
let window; // its microphone hears Ann
const pages = [];

/** Who needs no page: chair, technician, who speaks on the floor, the Azeri and the Arabic booth, and one in the hall who hears all. */
let chair;
let technician;
let host;
let keynote;
let pivot;
let arabic;
let hall;
/** Whoever sits at a desk of the French booth without a page, for the time of a test. */
const desks = [];

/** Whoever's page has a `voice` speaks with it, from the moment on at which it is told to. */
async function enter(who, { language = 'en', voice, second } = {}) {
  const person = await Person.enter(
    window,
    `${hub.link(who)}&s=plenary-1&l=${language}`,
    listening,
    async (context) => {
      if (voice) await ownVoice(context, voice);
      if (second)
        await context.addInitScript(
          (tag) => localStorage.setItem('dragoman.second-language', JSON.stringify(tag)),
          second,
        );
    },
  );
  pages.push(person);
  return person;
}

const connect = (who) => Client.enter(hub.link(who), { session: 'plenary-1' });

async function client(who) {
  const one = await connect(who);
  await one.sound();
  return one;
}

/** Somebody at a desk without a page, who hears what the hub gives the desk. */
async function sitAt(who) {
  const one = await client(who);
  one.listen([], { desk: true });
  return one;
}

async function frenchDesk(who) {
  const one = await sitAt(who);
  desks.push(one);
  return one;
}

/** Goes on air and speaks from the first word on. */
async function speaksInto(one, output, voice) {
  if (!one.live) await one.client.goOnAir({ output });
  await one.until(() => one.live, 'on air');
  one.speak(voice);
}

const isOpen = () => chair.snapshot.session.phase === 2;
const speakerIs = (who) => (snapshot) => snapshot.floor.speech?.participant === who;

async function floorTo(who, one, language, voice) {
  if (!isOpen()) await chair.client.openSession();
  if (!speakerIs(who)(chair.snapshot))
    await chair.client.giveFloor({ to: { case: 'participant', value: who }, language });
  await one.until(() => one.live, 'the floor');
  one.speak(voice);
}

/** The opening in Azeri, and the Azeri booth into English. */
async function theOpening() {
  await floorTo('head-azerbaijan', host, 'az', voices.host);
  await speaksInto(pivot, Output.B, voices.pivot);
}

/** The keynote in English, which no relay says once more. */
async function theKeynote() {
  await floorTo('keynote-1.1', keynote, 'en', voices.keynote);
}

const desk = (who) =>
  chair.snapshot.booths.booths.flatMap((booth) => booth.desks).find(({ interpreter }) => interpreter === who);

const outcome = () => chair.snapshot.booths.outcomes.find(({ channel }) => channel === chair.channel('fr'));

/** One press more on a check, and what stands there then. */
async function tick(person, check, result) {
  await person.press(`check-fr-${check}`);
  await person.page.locator(`[data-test="check-fr-${check}"][data-result="${result}"]`).waitFor();
}

/** Loudness over 3 s is what a channel should have, whoever speaks. */
function isLevel({ pieces }, what) {
  const loudness = shortTerm(pieces);
  const [quietest, most] = [Math.min(...loudness), Math.max(...loudness)];
  console.log(`${what}: ${quietest.toFixed(1)} to ${most.toFixed(1)} LUFS over 3 s`);
  assert.ok(quietest > target - near && most < target + near, `${what}: ${quietest} to ${most} LUFS`);
}

/** The longest silence in what was played, in pieces of 20 ms. */
function longestSilence(energies) {
  let [silent, longest] = [0, 0];
  for (const energy of energies) longest = Math.max(longest, (silent = energy < silence ? silent + 1 : 0));
  return longest;
}

before(async () => {
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would bundle frames for all
  window = await browser(voices.ann);
  [chair, technician] = await Promise.all(['moderator-1a', 'technician-2'].map(connect));
  [host, keynote, hall] = await Promise.all(['head-azerbaijan', 'keynote-1.1', 'head-turkiye'].map(client));
  [pivot, arabic] = await Promise.all(['az-1', 'ar-1'].map(sitAt));
  hall.listen(['fr', 'en'].map((tag) => hall.channel(tag)));
});

afterEach(async () => {
  // A machine that dies on air would be a matter for the technician.
  const onAir = chair.snapshot.booths.booths.flatMap((booth) => booth.desks).filter((one) => one.onAir);
  for (const { interpreter } of onAir) await technician.client.takeOffAir({ interpreter });
  for (const page of pages.splice(0)) await page.leave();
  for (const one of desks.splice(0)) await one.close();
});

after(async () => {
  await window?.close();
  await Promise.all([chair, technician, host, keynote, hall, pivot, arabic].map((one) => one?.close()));
  await hub?.close();
});

test('0900_the_sound_check_is_ticked_in_the_booth_and_at_the_board_and_gates_the_opening', async () => {
  const [ann, board, moderator] = await Promise.all(
    ['fr-1', 'technician-1', 'visitor-moderator'].map((who) => enter(who)),
  );
  await ann.sitDown();
  await board.press('side-checks');
  await tick(ann, talk, passed);
  await board.page.locator(`[data-test="check-fr-${talk}"][data-result="${passed}"]`).waitFor();
  await tick(board, handover, passed);
  await tick(board, handover, failed);
  await moderator.press('open-session');
  await moderator.see('gate-open');
  assert.equal(chair.snapshot.session.phase, 1, 'not open yet');
  await moderator.press('gate-cancel');
  await tick(board, handover, open);
  await tick(board, handover, passed);
  await moderator.press('open-session');
  await moderator.until(() => dragoman.client.snapshot.session.phase === 2);
  await ann.until(() => document.querySelector('[data-test="checks"]') === null); // there is something to read now
});

test('0958_a_pivot_puts_out_her_second_language_with_two_keys', async () => {
  await pivot.close();
  try {
    const page = await enter('az-1', { voice: voices.pivot });
    await page.sitDown();
    await floorTo('head-azerbaijan', host, 'az', voices.host);
    await page.key('KeyB');
    await page.goOnAir();
    await page.in(() => voice.speak());
    const { heard } = await whileInTime([page], 4, () => hall.hearing(), { wire: false });
    assertLike(
      voices.pivot,
      (await heard.energies(hall.channel('en'))).slice(settlingSeconds * frames),
      'English like the pivot',
    );
    await page.key('KeyM');
    await page.lamp('off');
    await page.leave();
    pages.length = 0;
  } finally {
    pivot = await sitAt('az-1');
  }
});

test('1000_the_opening_in_azeri_is_heard_in_french_by_relay_from_english', async () => {
  const [ann, leyla, delegate] = await Promise.all([
    enter('fr-1', { voice: voices.ann }),
    enter('fr-2'),
    enter('visitor-delegate', { language: 'fr' }),
  ]);
  await Promise.all([ann.sitDown(), leyla.sitDown(), delegate.listenTo('fr')]);
  await theOpening();
  await ann.in(() => voice.speak());
  await ann.goOnAir();

  await leyla.page.locator('[data-test="hear-az"][data-mark="="]').waitFor();
  await leyla.page.locator('[data-test="hear-en"][data-mark="+"]').waitFor();
  await leyla.page.locator('[data-test="hear-fr"][data-mark="−"]').waitFor();
  await leyla.leave();
  pages.splice(pages.indexOf(leyla), 1);
  const relay = chair.channel('en');
  await ann.until((channel) => dragoman.sound.heard === channel, relay);
  assert.equal(desk('ar-1').incoming, relay, 'the Arabic booth takes the same relay');

  const {
    heard: [french, booth],
    outputs: [relayed, played],
  } = await whileInTime([ann, delegate], 6, async () => {
    const endings = await Promise.all([hall.hearing(), arabic.hearing()]);
    return () => Promise.all(endings.map((end) => end()));
  });
  assertLike(
    voices.ann,
    (await french.energies(hall.channel('fr'))).slice(settlingSeconds * frames),
    'French on the wire like Ann',
  );
  assertLike(voices.pivot, await booth.energies(relay), 'the Arabic booth on the wire like the pivot');
  assertLike(voices.ann, played.energies, "French on the delegate's page like Ann", voices.leyla);
  assertLike(voices.pivot, relayed.energies, "the relay on Ann's page like the pivot", voices.ann);
  isLevel(played, 'French, Ann');
  assert.ok(played.loudest <= pageCeiling);
});

/** From now on: what the channels show and what desks hear, each with the position at which it was decided. */
function watchChannels({ client, snapshot }) {
  const seen = [];
  const note = () => {
    const { floor, channels, booths } = snapshot;
    const all = booths.booths.flatMap((booth) => booth.desks);
    seen.push({
      positions: [floor, channels, booths].map(({ position }) => String(position)),
      language: floor.language,
      epochs: [floor.epoch, channels.epoch],
      marks: Object.fromEntries(
        channels.channels.map((one) => [one.channel, `${one.source}:${one.quality}`]),
      ),
      incoming: ['fr-1', 'ar-1'].map((who) => all.find((d) => d.interpreter === who)?.incoming),
    });
  };
  for (const view of ['floor', 'channels', 'booths']) client.on(view, note);
  return seen;
}

/**
 * How many packets of a speech came, from its first on, one after the other and none left out. A booth changes from the language's
 * channel to the floor's in the midst of it; there as here the packets are those of the microphone.
 */
function saidFromTheFirstWord(heard, channels, file) {
  const packets = packetsOf(file);
  const frames = heard.frames.filter(({ channel }) => channels.includes(channel));
  const is = ({ opus }, number) => Buffer.compare(opus, packets[number % packets.length].packet) === 0;
  const first = frames.find((frame) => is(frame, 0));
  const came = new Set();
  for (const frame of frames) {
    const number = (frame.captured - (first?.captured ?? 0)) / frameSamples;
    if (first && number >= 0 && Number.isInteger(number) && is(frame, number)) came.add(number);
  }
  let said = 0;
  while (came.has(said)) said += 1;
  return said;
}

test('1004_the_keynote_moves_channels_relays_and_marks_in_one_epoch_and_nobody_loses_a_word', async () => {
  const [moderator, english] = await Promise.all([enter('visitor-moderator'), enter('visitor-delegate')]);
  const ann = await frenchDesk('fr-1');
  await english.listenTo('en');
  await theOpening();
  await speaksInto(ann, Output.A, voices.ann);
  const channel = Object.fromEntries(
    chair.snapshot.welcome.conference.languages.map((one) => [one.tag, one.channel]),
  );
  await ann.until(() => desk('fr-1').incoming === channel.en, 'relay');

  await keynote.client.requestFloor({});
  await moderator.see('coverage');
  const coverage = await moderator.in(() => {
    const { languages } = dragoman.client.snapshot.conference;
    const shown = [...document.querySelectorAll('[data-test="coverage"] li')];
    return Object.fromEntries(
      shown.map(({ dataset }) => [
        languages.find(({ channel }) => channel === Number(dataset.channel)).tag,
        Number(dataset.coverage),
      ]),
    );
  });
  assert.deepEqual(coverage, { ar: 2, az: 2, en: 1, fr: 2, ru: 4 }, 'floor, direct, and nobody for Russian');

  const seen = watchChannels(technician);
  const played = english.listens(10);
  const endings = await Promise.all([hall, ann, arabic].map((one) => one.hearing()));
  await hall.passes(2.5);
  await moderator.key('KeyN');
  await keynote.until(() => keynote.live, 'the floor');
  keynote.speak(voices.keynote);
  await hall.passes(6);
  const [inHall, inBooth, inArabic] = await Promise.all(endings.map((end) => end()));

  const change = seen.find(({ language, positions }) => language === 'en' && new Set(positions).size === 1);
  assert.ok(change, 'the change was seen');
  console.log(`one epoch: ${seen[0].epochs.join()} to ${change.epochs.join()}, ${seen.length} views`);
  assert.equal(change.epochs[0], change.epochs[1], 'floor and channels in the same epoch');
  assert.ok(
    change.incoming.every((one) => one === 0 || one === channel.en),
    'both booths hear the floor: by the English channel until the last words of the relay are over',
  );
  assert.equal(change.marks[channel.en], '2:1', 'English is the floor');
  assert.equal(change.marks[channel.fr], '3:2', 'French is direct');
  assert.equal(change.marks[channel.az], '4:1', 'Azeri is not interpreted yet');
  for (const { marks } of seen) {
    const floor = marks[channel.en] === '2:1';
    assert.equal(
      marks[channel.fr],
      floor ? '3:2' : '3:3',
      'no view has the floor of one and the marks of the other',
    );
  }
  for (const who of ['fr-1', 'ar-1'])
    await technician.until(() => desk(who).incoming === 0, 'the floor in the booth');

  // The hub passes on the very packets it got: the first word is heard where the first packet is, and no word is lost where
  // one follows the other.
  const said = Object.entries({ hall: inHall, 'French booth': inBooth, 'Arabic booth': inArabic }).map(
    ([where, heard]) => [where, saidFromTheFirstWord(heard, [0, channel.en], voices.keynote)],
  );
  console.log(`keynote, packets from the first word on: ${said.map((one) => one.join(' ')).join(', ')}`);
  for (const [where, count] of said) assert.ok(count >= 5 * frames, `${where}: ${count}`);
  const sources = inHall.sources(channel.en);
  assert.equal(sources.length, 2, 'the relay and the floor, one after the other');
  for (const { missing } of sources) assert.equal(missing, 0, 'what was said before is heard to its end');
  for (const tag of ['fr', 'en']) assert.equal(inHall.lost(channel[tag]), 0, `${tag}: lost on the way`);
  const french = inHall.sources(channel.fr);
  assert.deepEqual(
    french.map(({ missing }) => missing),
    [0],
    'French goes on, in one piece',
  );
  assertLike(voices.ann, await inHall.energies(channel.fr), 'French on the wire', voices.keynote);
  assertLike(
    voices.keynote,
    (await inHall.energies(channel.en)).slice(-4 * frames),
    'English on the wire',
    voices.pivot,
  );

  const output = await played;
  if (!output.isInTime || inHall.longestWaitMs > waitedMs) {
    console.log(
      `not judged on the page: it stood still for ${output.standstill}, the wire for ${inHall.longestWaitMs.toFixed(0)} ms`,
    );
    return;
  }
  const first = beginning(voices.keynote, output.energies);
  const tail = likeness(voices.pivot, output.energies.slice(0, Math.min(first.at, 2 * frames + 25)));
  console.log(
    `keynote on the page: from the first word ${first.likeness.toFixed(3)} (its first half second ` +
      `${first.firstWords.toFixed(3)}) at ${(first.at / frames).toFixed(2)} s, before it the relay ${tail.toFixed(3)}`,
  );
  assert.ok(first.likeness > fromTheFirstWord && first.firstWords > alike, 'the first sentence is heard');
  assert.ok(tail > alike, 'what was said before is heard to its end');
});

test('1005_a_term_of_the_conferences_glossary_is_found_from_its_first_letters', async () => {
  const ann = await enter('fr-1');
  await floorTo('keynote-1.1', keynote, 'en', voices.keynote);
  await ann.sitDown();
  await ann.key('Slash');
  await ann.page.keyboard.type('terrorist fin');
  const found = ann.page.locator('[data-test="terms-found"] li').first();
  assert.match(await found.innerText(), /financement du terrorisme/);
});

test('1006_two_booths_ask_for_slower_and_nobody_learns_which', async () => {
  await theKeynote();
  const [ann, moderator, speaker] = await Promise.all(
    ['fr-1', 'visitor-moderator', 'keynote-1.1'].map((who) => enter(who)),
  );
  await ann.sitDown();
  await speaker.press('read-only');
  await ann.key('KeyS');
  await moderator.see('cue-slower');
  assert.equal(await speaker.page.locator('[data-test="cue"]').count(), 0, 'one booth alone stops nobody');
  await pivot.client.cueSpeaker({ cue: slower });
  await speaker.see('cue');
  assert.match(await speaker.page.locator('[data-test="cue"]').innerText(), /slow/i);
  const told = JSON.stringify(chair.snapshot.cues, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  assert.doesNotMatch(told, /fr-1|az-1|"fr"|"az"/);
});

test('1028_the_handover_goes_by_keys_and_from_then_on_the_other_voice_is_heard', async () => {
  await theKeynote();
  const [ann, leyla] = await Promise.all([enter('fr-1'), enter('fr-2', { voice: voices.leyla })]);
  await Promise.all([ann.sitDown(), leyla.sitDown()]);
  await leyla.in(() => voice.speak());
  await ann.goOnAir();
  await ann.key('KeyH');
  await leyla.page.locator('[data-test="handover-step"][data-step="accept"]').waitFor();
  await leyla.key('KeyH');
  await Promise.race([
    ann.page.locator('[data-test="handover-step"][data-step="swap"]').waitFor(),
    leyla.lamp('live'),
  ]);
  // Now, where no pause came first.
  await ann.in(() => document.querySelector('[data-test="handover-step"][data-step="swap"]')?.click());
  await Promise.all([leyla.lamp('live'), ann.lamp('off')]);
  await chair.until(() => outcome()?.measured, 'the measured handover');
  assert.deepEqual([outcome().result, outcome().overlapFrames], [swapped, 0]);
  const { heard } = await whileInTime([leyla], 6, () => hall.hearing(), { wire: false });
  assertLike(
    voices.leyla,
    (await heard.energies(hall.channel('fr'))).slice(settlingSeconds * frames),
    'Leyla on the wire',
    voices.ann,
  );
});

test('1030_the_handover_leaves_no_gap_and_no_two_voices', async () => {
  await theKeynote();
  const delegate = await enter('visitor-delegate', { language: 'fr' });
  const [ann, leyla] = [await frenchDesk('fr-1'), await frenchDesk('fr-2')];
  leyla.speak(voices.leyla);
  await speaksInto(ann, Output.A, voices.ann);
  await delegate.listenTo('fr');
  await delegate.isHeard(audible);
  const before = outcome()?.atMs;
  const isMeasured = () => outcome()?.atMs !== before && outcome()?.measured;
  const ended = await hall.hearing();
  await hall.passes(2);
  await ann.client.offerHandover({ to: 'fr-2' });
  await leyla.client.answerHandover({ accepted: true });
  await leyla.until(() => leyla.live, 'the swap');
  await hall.passes(2);
  const heard = await ended();
  await chair.until(isMeasured, 'the measured handover');
  const { result, gapMs, overlapFrames } = outcome();
  const [from, to] = heard.sources(hall.channel('fr')).slice(-2);
  // What a frame waits for on this machine, it waits for in the midst of a speech too: a gap is what is longer than that.
  const usual = Math.max(from.longestWaitMs, to.longestWaitMs);
  console.log(
    `handover: gap ${gapMs} ms, between two frames of one voice up to ${usual} ms, overlap ${overlapFrames}`,
  );
  assert.deepEqual([result, overlapFrames], [swapped, 0]);
  assert.ok(gapMs <= 100 + usual, `${gapMs} ms`);
  assert.ok(from.last.at < to.first.at, 'no frame of Ann comes after one of Leyla');
  assert.equal(heard.lost(hall.channel('fr')), 0);
  assert.deepEqual([from.missing, to.missing], [0, 0]);

  const {
    outputs: [played],
  } = await whileInTime([delegate], 6, () => hall.hearing());
  assertLike(voices.leyla, played.energies, 'French on the page', voices.ann);
  isLevel(played, 'French, Leyla');
  assert.ok(played.loudest <= pageCeiling);
});

test('1032_the_board_shows_how_listeners_fare', async () => {
  await theKeynote();
  const [board, delegate] = await Promise.all([enter('technician-1'), enter('visitor-delegate')]);
  const ann = await frenchDesk('fr-1');
  await speaksInto(ann, Output.A, voices.ann);
  await delegate.listenTo('fr');
  await board.until(() => {
    const fares = document.querySelector('[data-test="channel-fr"] [data-test="fares"]');
    return Number(fares?.dataset.reporting) > 0 && / ms$/.test(fares.querySelector('.under').textContent);
  });
});

test('1132_a_machine_dies_on_air_and_the_partner_takes_over_with_one_key', async () => {
  await theKeynote();
  const [ann, leyla, delegate] = await Promise.all([
    enter('fr-1', { voice: voices.ann }),
    enter('fr-2', { voice: voices.leyla }),
    enter('visitor-delegate', { language: 'fr', second: 'en' }),
  ]);
  await Promise.all([ann.sitDown(), leyla.sitDown(), delegate.listenTo('fr')]);
  await ann.in(() => voice.speak());
  await leyla.in(() => voice.speak());
  await leyla.goOnAir();
  const lost = () => technician.snapshot.help.requests.filter(({ kind }) => kind === deskLost);
  const before = lost().length;

  const ended = await hall.hearing();
  const playing = delegate.listens(6);
  await hall.passes(2);
  const died = Date.now();
  const told = async (person, what, words = /./) => {
    const word = person.page.locator(`[data-test="${what}"]`).first();
    assert.match(await word.innerText(), words);
    console.log(`dead booth: ${what} after ${Date.now() - died} ms`);
  };
  const dying = await leyla.page.context().newCDPSession(leyla.page);
  void dying.send('Page.crash').catch(() => undefined);
  await Promise.all([
    told(delegate, 'interrupted', /interrompue/i),
    told(ann, 'alarm-take'),
    technician.until(() => lost().length === before + 1, 'the technician is told'),
  ]);
  const tookMs = Date.now() - died;
  await delegate.see('ladder');
  assert.match(await delegate.page.locator('[data-test="ladder"]').innerText(), /anglais/);
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('en'));

  // Nobody is left in silence: the floor is on the dead booth's channel before anybody is told of it, and what a listener hears is
  // silent no longer than the speaker pauses, beyond that.
  const [heard, played] = [await ended(), await playing];
  const [dead, floor] = heard.sources(hall.channel('fr')).slice(-2);
  const emptyMs = floor.first.hubTimeMs - dead.last.hubTimeMs;
  const pause = longestSilence(await heard.energies(hall.channel('en')));
  const [onTheWire, onThePage] = [
    longestSilence(await heard.energies(hall.channel('fr'))),
    longestSilence(played.energies),
  ];
  console.log(
    `dead booth: its channel is empty for ${emptyMs} ms, all are told after ${tookMs}; silence of at most ${onTheWire * 20} ms on the ` +
      `wire, ${onThePage * 20} on the page, the speaker's own pauses ${pause * 20}`,
  );
  assert.ok(emptyMs <= tookMs, `empty for ${emptyMs} ms, told after ${tookMs}`);
  if (played.isInTime && heard.longestWaitMs <= waitedMs)
    assert.ok(onThePage <= pause + emptyMs / 20 + settled, `${onThePage * 20} ms on the page`);
  else
    console.log(
      `not judged on the page: it stood still for ${played.standstill}, the wire for ${heard.longestWaitMs.toFixed(0)} ms`,
    );

  await ann.goOnAir();
  await delegate.page.locator('[data-test="ladder"]').waitFor({ state: 'detached' });
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('fr'));
  const { heard: back } = await whileInTime([ann], 4, () => hall.hearing(), { wire: false });
  assertLike(
    voices.ann,
    (await back.energies(hall.channel('fr'))).slice(settlingSeconds * frames),
    'Ann on the wire',
  );
  await delegate.isHeard(audible);
  assert.equal(lost().length, before + 1);
  await technician.client.takeHelp({ request: lost().at(-1).request });
});

test('1133_whoever_comes_back_is_not_on_air', async () => {
  await theKeynote();
  const ann = await frenchDesk('fr-1');
  const leyla = await enter('fr-2');
  await leyla.sitDown();
  await leyla.goOnAir();
  await leyla.page.reload();
  const began = Date.now();
  await leyla.until(() => dragoman.sound?.microphone === 'open');
  console.log(`back in the seat ${Date.now() - began} ms after the reload`);
  await leyla.lamp('off');
  assert.deepEqual(await leyla.in(() => dragoman.sound.leases), []);
  await speaksInto(ann, Output.A, voices.ann);
  await leyla.lamp('off');
  assert.equal(desk('fr-2').onAir, false);
  assert.equal(desk('fr-1').onAir, true);
});

test('1134_the_headset_is_measured_by_a_tone_that_nobody_on_air_can_play', async () => {
  const [ann, leyla] = await Promise.all([enter('fr-1'), enter('fr-2')]);
  await Promise.all([ann.sitDown(), leyla.sitDown()]);
  await ann.goOnAir();
  await ann.press('protection');
  assert.ok(await ann.page.locator('[data-test="calibration-tone"]').isDisabled(), 'Ann is on air');
  await leyla.press('protection');
  await leyla.page.locator('[data-test="headset-level"]').fill(String(headset));
  await leyla.press('calibration-tone');
  await leyla.until(() => document.querySelector('[data-test="calibration-tone"].main'));
  const { energies } = await leyla.listensInTime(1);
  const heard = headset + 20 * Math.log10(Math.max(...energies)) + 10 * Math.log10(2);
  console.log(`calibration: in a headset of ${headset} dB SPL the tone is ${heard.toFixed(1)} dB SPL`);
  assert.ok(Math.abs(heard - 70) < 1, `${heard} dB SPL`);
});

test('1135_a_microphone_turned_far_up_hurts_neither_hall_nor_booth', async () => {
  await theKeynote();
  const [english, leyla, ann] = await Promise.all(
    ['visitor-delegate', 'fr-2', 'fr-1'].map((who) => enter(who)),
  );
  await Promise.all([english.listenTo('en'), leyla.sitDown(), ann.sitDown()]);
  await leyla.press('protection');
  await leyla.page.locator('[data-test="headset-level"]').fill(String(headset));
  await leyla.press('headset-close');
  for (const one of [leyla, ann]) await one.until(() => dragoman.sound.heard === 0);
  const hearing = Promise.all([english, leyla, ann].map((one) => one.listens(8)));
  await hall.passes(2);
  keynote.speak(voices.loudKeynote);
  const [inHall, measured, usual] = (await hearing).map(({ loudest }) => loudest);
  console.log(
    `20 dB more: at most ${inHall.toFixed(3)} of full scale in the hall, ${usual.toFixed(3)} in a booth, ` +
      `${measured.toFixed(3)} in one whose headset is loud`,
  );
  assert.ok(inHall <= pageCeiling + 1e-4 && inHall > 0.1);
  assert.ok(usual <= earCeiling(102) + 1e-4 && usual > 0.05);
  assert.ok(measured <= earCeiling(headset) + 1e-4 && measured > 0.02);
});
