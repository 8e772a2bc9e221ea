/** A session in real browsers, from the sound check to a booth that dies and comes back: interpreters, technician, moderator, delegates. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { beginning, likeness, shortTerm, speech } from './speech.js';
import { ownVoice } from './voice.js';

const silence = 0.001;
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

const [open, passed, failed] = [0, 1, 2];
const [talk, handover] = [1, 5];
const deskLost = 8;

/** Ann and Leyla of the French booth, Leyla the quieter; who opens, who interprets that, and the keynote speaker. */
const voices = {
  ann: speech('fr'),
  leyla: speech('fr+f2', -8),
  host: speech('az'),
  pivot: speech('en+f3'),
  keynote: speech('en+m3'),
};
let hub;
let windows;
let ann;
let leyla;
let pivot;
let arabic;
let host;
let keynote;
let technician;
let moderator;
let delegate; // French, and English where French is not interpreted
let english;

const key = (person, code) => person.page.keyboard.press(code);
const lamp = (person, look) => person.page.locator(`[data-test="microphone"][data-lamp="${look}"]`).waitFor();
const energies = (pieces) => pieces.map(({ energy }) => energy);
const loudest = (pieces) => Math.max(...pieces.map(({ peak }) => peak));

const enter = (window, who, { language = 'en', voice, prepare } = {}) =>
  Person.enter(window, `${hub.link(who)}&s=plenary-1&l=${language}`, listening, async (context) => {
    if (voice) await ownVoice(context, voice);
    await prepare?.(context);
  });

async function sitDown(person) {
  await person.press('start-booth');
  await person.until(() => dragoman.sound?.microphone === 'open');
}

async function listenTo(person, language) {
  await person.press(`first-${language}`);
  await person.press('listen');
  await person.until(() => dragoman.sound?.state === 'connected');
}

const desk = (person, who) =>
  person.in((id) => {
    const desks = dragoman.client.snapshot.booths.booths.flatMap((booth) => booth.desks);
    const { onAir, incoming, armed } = desks.find(({ interpreter }) => interpreter === id);
    return { onAir, incoming, armed };
  }, who);

/** One press more on a check, and what stands there then. */
async function tick(person, check, result) {
  await person.press(`check-fr-${check}`);
  await person.page.locator(`[data-test="check-fr-${check}"][data-result="${result}"]`).waitFor();
}

/** Loudness over 3 s is what a channel should have, whoever speaks. */
function isLevel(pieces, what) {
  const loudness = shortTerm(pieces);
  const [quietest, most] = [Math.min(...loudness), Math.max(...loudness)];
  console.log(`${what}: ${quietest.toFixed(1)} to ${most.toFixed(1)} LUFS over 3 s`);
  assert.ok(quietest > target - near && most < target + near, `${what}: ${quietest} to ${most} LUFS`);
}

/** From now on: what the channels show and what desks hear, each with the position at which it was decided. */
const watchChannels = (person) =>
  person.in(() => {
    globalThis.seen = [];
    const { client } = dragoman;
    const note = () => {
      const { floor, channels, booths } = client.snapshot;
      const desks = booths.booths.flatMap((booth) => booth.desks);
      seen.push({
        positions: [floor, channels, booths].map(({ position }) => String(position)),
        language: floor.language,
        epochs: [floor.epoch, channels.epoch],
        marks: Object.fromEntries(
          channels.channels.map((one) => [one.channel, `${one.source}:${one.quality}`]),
        ),
        incoming: ['fr-1', 'ar-1'].map((who) => desks.find((d) => d.interpreter === who)?.incoming),
      });
    };
    for (const view of ['floor', 'channels', 'booths']) client.on(view, note);
  });

before(async () => {
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would bundle frames for all
  windows = await Promise.all([browser(voices.ann), browser(voices.leyla)]);
  const [left, right] = windows;
  [ann, moderator, pivot, host, leyla, technician, arabic, keynote, delegate, english] = await Promise.all([
    enter(left, 'fr-1'),
    enter(left, 'visitor-moderator'),
    enter(left, 'az-1', { voice: voices.pivot }),
    enter(left, 'head-azerbaijan', { voice: voices.host }),
    enter(right, 'fr-2'),
    enter(right, 'technician-1'),
    enter(right, 'ar-1'),
    enter(right, 'keynote-1.1', { voice: voices.keynote }),
    enter(right, 'visitor-delegate', {
      language: 'fr',
      prepare: (context) =>
        context.addInitScript(() => localStorage.setItem('dragoman.second-language', '"en"')),
    }),
    enter(right, 'head-turkiye'),
  ]);
});

after(async () => {
  await Promise.all((windows ?? []).map((window) => window.close()));
  await hub?.close();
});

test('0900_the_sound_check_is_ticked_in_the_booth_and_at_the_board_and_gates_the_opening', async () => {
  await Promise.all([sitDown(ann), sitDown(leyla), sitDown(pivot)]);
  await technician.press('side-checks');
  await tick(ann, talk, passed);
  await technician.page.locator(`[data-test="check-fr-${talk}"][data-result="${passed}"]`).waitFor();
  await tick(technician, handover, passed);
  await tick(technician, handover, failed);
  await moderator.press('open-session');
  await moderator.see('toast');
  assert.equal(await moderator.in(() => dragoman.client.snapshot.session.phase), 1, 'not open yet');
  await tick(technician, handover, open);
  await tick(technician, handover, passed);
  await moderator.press('open-session');
  await moderator.until(() => dragoman.client.snapshot.session.phase === 2);
  await ann.until(() => document.querySelector('[data-test="checks"]') === null); // there is something to read now
});

/** How alike the opening is; ten pages on two cores may need some seconds more until their waits have settled. */
async function opening(times = 3) {
  const [french, relayed] = await Promise.all([delegate.listens(6), ann.listens(6)]);
  const [own, booth] = [likeness(voices.ann, energies(french)), likeness(voices.pivot, energies(relayed))];
  console.log(`opening: French like Ann ${own.toFixed(3)}, her relay like the pivot ${booth.toFixed(3)}`);
  return times === 1 || (own > alike && booth > alike) ? { french, own, booth } : opening(times - 1);
}

test('1000_the_opening_in_azeri_is_heard_in_french_by_relay_from_english', async () => {
  await Promise.all([
    listenTo(delegate, 'fr'),
    listenTo(english, 'en'),
    listenTo(host, 'az'),
    listenTo(keynote, 'en'),
  ]);
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'head-azerbaijan' }, language: 'az' }));
  await host.until(() => dragoman.sound.microphone === 'live');
  await host.in(() => voice.speak());
  await key(pivot, 'KeyB');
  await key(pivot, 'KeyM');
  await lamp(pivot, 'live');
  await pivot.in(() => voice.speak());
  await key(ann, 'KeyM');
  await lamp(ann, 'live');

  await leyla.page.locator('[data-test="hear-az"][data-mark="="]').waitFor();
  await leyla.page.locator('[data-test="hear-en"][data-mark="+"]').waitFor();
  await leyla.page.locator('[data-test="hear-fr"][data-mark="−"]').waitFor();
  const relay = await ann.channel('en');
  await ann.until((channel) => dragoman.sound.heard === channel, relay);
  assert.equal((await desk(moderator, 'ar-1')).incoming, relay, 'the Arabic booth takes the same relay');

  await delegate.listens(2);
  const { french, own, booth } = await opening();
  assert.ok(own > alike && booth > alike, `${own}, ${booth}`);
  isLevel(french, 'French, Ann');
  assert.ok(loudest(french) <= pageCeiling);
});

/** The chair gives the keynote the floor while three listen, and the keynote begins at once: what each heard, and what the network lost. */
async function keynoteBegins() {
  const lost = delegate.in(
    (channel) =>
      new Promise((told) => {
        let [seconds, frames] = [0, 0];
        dragoman.sound.on('stats', (stats) => {
          if (stats.channel !== channel) return;
          frames += stats.lostFrames;
          if (++seconds === 8) told(frames);
        });
      }),
    await delegate.channel('fr'),
  );
  const hearing = [delegate, english, ann].map((person) => person.listens(10));
  await moderator.in(() => new Promise((done) => setTimeout(done, 2_500)));
  await key(moderator, 'KeyN');
  await keynote.until(() => dragoman.sound.microphone === 'live');
  await keynote.in(() => voice.speak());
  const [french, relayed, booth] = await Promise.all(hearing);
  return { french, relayed, booth, lost: await lost };
}

/** As it was before: the opening in Azeri goes on, and English is the pivot's again. */
async function openingGoesOn() {
  await keynote.in(() => voice.hush());
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'head-azerbaijan' }, language: 'az' }));
  await host.until(() => dragoman.sound.microphone === 'live');
  await key(pivot, 'KeyM');
  await lamp(pivot, 'live');
  const relay = await ann.channel('en');
  await ann.until((channel) => dragoman.sound.heard === channel, relay);
  await keynote.press('request-floor');
  await moderator.see('coverage');
  await english.listens(3);
}

/** Whether what was said is heard; on a machine that keeps pages waiting for their turn the change is made again. */
async function isHeardFromTheFirstWord({ french, relayed, booth, lost }, times) {
  const first = beginning(voices.keynote, energies(relayed));
  const tail = likeness(voices.pivot, energies(relayed.slice(0, Math.min(first.at, 2 * frames + 25))));
  const own = likeness(voices.ann, energies(french));
  const inBooth = beginning(voices.keynote, energies(booth));
  console.log(
    `keynote: English from the first word ${first.likeness.toFixed(3)} (its first half second ` +
      `${first.firstWords.toFixed(3)}) at ${(first.at / frames).toFixed(2)} s, before it the relay ${tail.toFixed(3)}; ` +
      `French unbroken ${own.toFixed(3)}; the booth hears the first word ${inBooth.likeness.toFixed(3)}`,
  );
  const all =
    Math.min(first.likeness, inBooth.likeness) > fromTheFirstWord &&
    Math.min(first.firstWords, inBooth.firstWords, tail, own) > alike;
  if (!all && times > 1) {
    await openingGoesOn();
    return isHeardFromTheFirstWord(await keynoteBegins(), times - 1);
  }
  assert.ok(first.likeness > fromTheFirstWord && first.firstWords > alike, 'the first sentence is heard');
  assert.ok(inBooth.likeness > fromTheFirstWord && inBooth.firstWords > alike, 'and heard in the booth');
  assert.ok(tail > alike, 'what was said before is heard to its end');
  assert.ok(own > alike, 'French goes on');
  assert.ok(lost <= 3, `frames lost on a machine that does all of this at once: ${lost}`);
}

test('1004_the_keynote_moves_channels_relays_and_marks_in_one_epoch_and_nobody_loses_a_word', async () => {
  await keynote.press('request-floor');
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

  await watchChannels(technician);
  const heard = await keynoteBegins();

  const number = Object.fromEntries(
    await moderator.in(() => dragoman.client.snapshot.conference.languages.map((l) => [l.tag, l.channel])),
  );
  const seen = await technician.in(() => globalThis.seen);
  const change = seen.find(({ language, positions }) => language === 'en' && new Set(positions).size === 1);
  assert.ok(change, 'the change was seen');
  console.log(`one epoch: ${seen[0].epochs.join()} to ${change.epochs.join()}, ${seen.length} views`);
  assert.equal(change.epochs[0], change.epochs[1], 'floor and channels in the same epoch');
  assert.ok(
    change.incoming.every((channel) => channel === 0 || channel === number.en),
    'both booths hear the floor: by the English channel until the last words of the relay are over',
  );
  assert.equal(change.marks[number.en], '2:1', 'English is the floor');
  assert.equal(change.marks[number.fr], '3:2', 'French is direct');
  assert.equal(change.marks[number.az], '4:1', 'Azeri is not interpreted yet');
  for (const { marks } of seen) {
    const floor = marks[number.en] === '2:1';
    assert.equal(
      marks[number.fr],
      floor ? '3:2' : '3:3',
      'no view has the floor of one and the marks of the other',
    );
  }

  for (const who of ['fr-1', 'ar-1']) {
    await technician.until((id) => {
      const desks = dragoman.client.snapshot.booths.booths.flatMap((booth) => booth.desks);
      return desks.find(({ interpreter }) => interpreter === id).incoming === 0;
    }, who);
  }

  await isHeardFromTheFirstWord(heard, 3);
});

test('1005_a_term_of_the_conferences_glossary_is_found_from_its_first_letters', async () => {
  await key(ann, 'Slash');
  await ann.page.keyboard.type('terrorist fin');
  const found = ann.page.locator('[data-test="terms-found"] li').first();
  assert.match(await found.innerText(), /financement du terrorisme/);
  await key(ann, 'Escape');
});

test('1006_two_booths_ask_for_slower_and_nobody_learns_which', async () => {
  await key(ann, 'KeyS');
  await moderator.see('cue-slower');
  assert.equal(await keynote.page.locator('[data-test="cue"]').count(), 0, 'one booth alone stops nobody');
  await key(pivot, 'KeyS');
  await keynote.see('cue');
  assert.match(await keynote.page.locator('[data-test="cue"]').innerText(), /slow/i);
  const told = await moderator.in(() =>
    JSON.stringify(dragoman.client.snapshot.cues, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  );
  assert.doesNotMatch(told, /fr-1|az-1|"fr"|"az"/);
});

test('1028_the_handover_leaves_no_gap_and_no_two_voices', async () => {
  await key(ann, 'KeyH');
  await leyla.page.locator('[data-test="handover-step"][data-step="accept"]').waitFor();
  await key(leyla, 'KeyH');
  const heard = delegate.listens(9);
  await Promise.race([
    ann.page.locator('[data-test="handover-step"][data-step="swap"]').waitFor(),
    lamp(leyla, 'live'),
  ]);
  // Now, where no pause came first.
  await ann.in(() => document.querySelector('[data-test="handover-step"][data-step="swap"]')?.click());
  await Promise.all([lamp(leyla, 'live'), lamp(ann, 'off')]);
  const pieces = (await heard).slice(3 * frames);
  const outcome = await leyla.in(() => {
    const { gapMs, overlapFrames, measured, result } = dragoman.client.snapshot.booths.outcomes.at(-1);
    return { gapMs, overlapFrames, measured, result };
  });
  const [like, other] = [voices.leyla, voices.ann].map((voice) => likeness(voice, energies(pieces)));
  console.log(
    `handover: gap ${outcome.gapMs} ms, overlap ${outcome.overlapFrames}; like Leyla ${like.toFixed(3)}, Ann ${other.toFixed(3)}`,
  );
  assert.equal(outcome.result, 1, 'SWAPPED');
  assert.ok(outcome.measured && outcome.gapMs <= 100 && outcome.overlapFrames === 0, JSON.stringify(outcome));
  assert.ok(like > alike && like > other + 0.2, `${like}, ${other}`);
  isLevel(pieces.slice(frames), 'French, Leyla');
  assert.ok(loudest(pieces) <= pageCeiling);
  await technician.until(() => {
    const fares = document.querySelector('[data-test="channel-fr"] [data-test="fares"]');
    return Number(fares?.dataset.reporting) > 0 && / ms$/.test(fares.querySelector('.under').textContent);
  });
});

test('1132_a_machine_dies_on_air_and_the_partner_takes_over_with_one_key', async () => {
  const heard = delegate.listens(12);
  const died = Date.now();
  const told = async (person, what, words = /./) => {
    const word = person.page.locator(`[data-test="${what}"]`).first();
    assert.match(await word.innerText({ timeout: 10_000 }), words);
    console.log(`dead booth: ${what} after ${Date.now() - died} ms`);
  };
  const dying = await leyla.page.context().newCDPSession(leyla.page);
  void dying.send('Page.crash').catch(() => undefined);
  await Promise.all([
    told(delegate, 'interrupted', /interrompue/i),
    told(ann, 'alarm-take'),
    technician.press('side-matters'),
    technician.page.locator(`[data-test="help-request"][data-kind="${deskLost}"]`).waitFor(),
  ]);
  await delegate.see('ladder');
  assert.match(await delegate.page.locator('[data-test="ladder"]').innerText(), /English/);
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('en'));
  await key(ann, 'KeyM');
  await lamp(ann, 'live');
  await delegate.page.locator('[data-test="ladder"]').waitFor({ state: 'detached' });
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('fr'));
  const pieces = await heard;
  let [silent, longest] = [0, 0];
  for (const { energy } of pieces) longest = Math.max(longest, (silent = energy < silence ? silent + 1 : 0));
  console.log(
    `dead booth: at most ${longest * 20} ms of silence on the page, pauses of the speaker included`,
  );
  assert.ok(longest * 20 <= 600, `${longest * 20} ms`);
  let back = -1;
  for (let times = 0; times < 3 && back <= alike; times++)
    back = likeness(voices.ann, energies(await delegate.listens(4)));
  assert.ok(back > alike, `Ann is heard: ${back}`);
  assert.equal(
    await technician.page.locator(`[data-test="help-request"][data-kind="${deskLost}"]`).count(),
    1,
  );
  await technician.page.locator(`[data-kind="${deskLost}"] [data-test="help-take"]`).click();
});

test('1133_whoever_comes_back_is_not_on_air', async () => {
  await leyla.page.context().close();
  leyla = await enter(windows[1], 'fr-2');
  await sitDown(leyla);
  await lamp(leyla, 'off');
  await leyla.page.reload();
  const began = Date.now();
  await leyla.until(() => dragoman.sound?.microphone === 'open');
  console.log(`back in the seat ${Date.now() - began} ms after the reload`);
  await lamp(leyla, 'off');
  assert.deepEqual(await leyla.in(() => dragoman.sound.leases), []);
  assert.equal((await desk(moderator, 'fr-2')).onAir, false);
  assert.equal((await desk(moderator, 'fr-1')).onAir, true);
});

test('1134_the_headset_is_measured_by_a_tone_that_nobody_on_air_can_play', async () => {
  await ann.press('protection');
  assert.ok(await ann.page.locator('[data-test="calibration-tone"]').isDisabled(), 'Ann is on air');
  await ann.press('headset-close');
  await leyla.press('protection');
  await leyla.page.locator('[data-test="headset-level"]').fill(String(headset));
  await leyla.press('calibration-tone');
  await leyla.until(() => document.querySelector('[data-test="calibration-tone"].main'));
  await leyla.listens(1);
  const tone = await leyla.listens(1);
  const heard = headset + 20 * Math.log10(Math.max(...energies(tone))) + 10 * Math.log10(2);
  console.log(`calibration: in a headset of ${headset} dB SPL the tone is ${heard.toFixed(1)} dB SPL`);
  assert.ok(Math.abs(heard - 70) < 1, `${heard} dB SPL`);
  await leyla.press('calibration-tone');
  await leyla.press('headset-close');
});

test('1135_a_microphone_turned_far_up_hurts_neither_hall_nor_booth', async () => {
  await leyla.until(() => dragoman.sound.heard === 0);
  const hearing = [english.listens(6), leyla.listens(6), ann.listens(6)];
  await keynote.in(() => new Promise((done) => setTimeout(done, 2_000)));
  await keynote.in(() => voice.louder(10));
  const [hall, measured, usual] = await Promise.all(hearing);
  console.log(
    `20 dB more: at most ${loudest(hall).toFixed(3)} of full scale in the hall, ${loudest(usual).toFixed(3)} in a ` +
      `booth, ${loudest(measured).toFixed(3)} in one whose headset is loud`,
  );
  assert.ok(loudest(hall) <= pageCeiling + 1e-4 && loudest(hall) > 0.1);
  assert.ok(loudest(usual) <= earCeiling(102) + 1e-4 && loudest(usual) > 0.05);
  assert.ok(loudest(measured) <= earCeiling(headset) + 1e-4 && loudest(measured) > 0.02);
});

test('no_page_had_an_error_of_its_own', () => {
  const all = { ann, pivot, arabic, host, keynote, technician, moderator, delegate, english, leyla };
  for (const [who, { troubles }] of Object.entries(all)) assert.deepEqual(troubles, [], who);
});
