/** A delegate with the Firefox that Debian ships: listens, changes the language, speaks, comes back after the hub was gone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Firefox, lacking } from './firefox.js';
import { Hub } from './hub.js';
import { inTime } from './patience.js';
import { assertLike, loudest, pauseSeconds, silence, speech } from './speech.js';

const skip = lacking;
/** What a script processor of this length may be late without losing anything, and a little. */
const stallMs = 400;
const perSecond = 50;

let english;
let french;
let hub;
let delegate;
/** Without a page: who gives the floor, and the French booth, which speaks and hears the floor. */
let moderator;
let interpreter;

/**
 * In the page: energies of each 20 ms at the sound's output, and how late its clock is by the page's. Its policy lets in no worklet
 * of ours, and Firefox cannot be told to pass over it.
 */
function putEar() {
  const { context, output } = dragoman.sound;
  const node = context.createScriptProcessor(16_384, 1, 1);
  let tell = () => undefined;
  let [sum, count] = [0, 0];
  node.onaudioprocess = ({ inputBuffer }) => {
    const lateMs = performance.now() - context.currentTime * 1000;
    for (const sample of inputBuffer.getChannelData(0)) {
      sum += sample ** 2;
      if (++count < 960) continue;
      tell(Math.sqrt(sum / 960), lateMs);
      sum = count = 0;
    }
  };
  output.connect(node).connect(context.destination);
  const until = (done) =>
    new Promise((heard) => {
      tell = (energy, lateMs) => {
        const answer = done(energy, lateMs);
        if (answer !== undefined) heard(answer);
      };
    });
  globalThis.ear = {
    /** So many in a row in which the clock kept up, after so many more. */
    inTime([wanted, before, most]) {
      let [energies, least, latest] = [[], Infinity, -Infinity];
      return until((energy, lateMs) => {
        energies.push(energy);
        [least, latest] = [Math.min(least, lateMs), Math.max(latest, lateMs)];
        if (latest - least > most) [energies, least, latest] = [[], Infinity, -Infinity];
        return energies.length < wanted + before ? undefined : energies.slice(before);
      });
    },
    quiet([wanted, below]) {
      let silent = 0;
      return until((energy) => ((silent = energy < below ? silent + 1 : 0) >= wanted ? true : undefined));
    },
  };
}

const ear = (how, wish) =>
  inTime(
    delegate.in(([name, argument]) => globalThis.ear[name](argument), [how, wish]),
    how,
  );
const fallsSilent = () => ear('quiet', [pauseSeconds * perSecond, silence]);

async function likeSpeech(what) {
  const heard = await ear('inTime', [6 * perSecond, 2 * perSecond, stallMs]);
  assertLike(english, heard, `Firefox, ${what}`, french);
}

async function onAir() {
  await interpreter.client.goOnAir({});
  await interpreter.until(() => interpreter.live, 'on air');
  interpreter.speak(english);
}

before(async () => {
  if (skip) return;
  [english, french] = [speech('en'), speech('fr')];
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would save data for all
  moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
  await moderator.client.declareFloorLanguage({ language: 'ru' });
  interpreter = await Client.enter(hub.link('visitor-fr'));
  await interpreter.sound();
  interpreter.listen([], { desk: true });
  await onAir();
  delegate = await Firefox.open();
});

after(async () => {
  await delegate?.close();
  await Promise.all([moderator, interpreter].map((one) => one?.close()));
  await hub?.close();
});

test('a_delegate_hears_the_interpreter', { skip }, async () => {
  await delegate.goto(hub.link('visitor-delegate'));
  await delegate.until(() => globalThis.dragoman?.client.state === 'connected');
  await delegate.press('first-fr');
  await delegate.press('listen');
  await delegate.until(() => globalThis.dragoman.sound?.state === 'connected');
  const decoder = delegate.in(
    () => new Promise((told) => dragoman.sound.on('stats', ({ decoder: by }) => told(by))),
  );
  await delegate.in(putEar);
  await likeSpeech('at first');
  assert.equal(await decoder, 'webcodecs');
});

test('another_language_is_heard_in_its_place_and_the_first_again', { skip }, async () => {
  await delegate.press('listen-change');
  await delegate.press('listen-en');
  await fallsSilent(); // nobody speaks on the other channel
  await delegate.press('listen-change');
  await delegate.press('listen-fr');
  await likeSpeech('after a switch and back');
});

test('who_is_given_the_floor_in_firefox_is_heard_and_only_then', { skip }, async () => {
  const heard = async () => loudest(await (await interpreter.hears(1)).energies(0));
  assert.ok((await heard()) < silence, 'nobody has the floor');
  await moderator.client.giveFloor({
    to: { case: 'participant', value: 'visitor-delegate' },
    language: 'ru',
  });
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await interpreter.isHeard(0, 10 * silence);
  await moderator.client.takeFloor({});
  await delegate.until(() => dragoman.sound.microphone === 'closed');
  assert.ok((await heard()) < silence, 'the microphone is closed');
});

test('after_the_hub_was_gone_sound_comes_back_by_itself', { skip }, async () => {
  await hub.kill();
  await delegate.until(() => dragoman.sound.state !== 'connected');
  await hub.start();
  await delegate.until(() => dragoman.sound.state === 'connected' && dragoman.client.state === 'connected');
  await interpreter.until(() => interpreter.connected, 'the booth is back');
  await onAir();
  await likeSpeech('after the hub came back');
});
