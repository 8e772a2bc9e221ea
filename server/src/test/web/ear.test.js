import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hub } from './hub.js';
import { browser, listening, Person } from './people.js';
import { likeness, speech } from './speech.js';

const silence = 0.001;
const english = speech('en');
const french = speech('fr');
const loudest = (energies) => Math.max(...energies);
let hub;
let chromium;
let moderator;
let interpreter;

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const broken = (person) => person.page.locator('[data-test="no-sound"]').getAttribute('data-broken');

async function listenTo(person, language) {
  await person.press(`first-${language}`);
  await person.press('listen');
  await person.until(() => dragoman.sound?.state === 'connected');
}

before(async () => {
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would save data for all
  chromium = await browser(english);
  [moderator, interpreter] = await Promise.all(
    ['visitor-moderator', 'visitor-fr'].map((who) => Person.enter(chromium, hub.link(who))),
  );
  await moderator.in(() => dragoman.client.openSession());
  await moderator.in(() => dragoman.client.declareFloorLanguage({ language: 'ru' }));
  await interpreter.press('start-booth');
  await interpreter.until(() => dragoman.sound?.microphone === 'open');
  await interpreter.page.keyboard.press('KeyM');
  await interpreter.until(() => dragoman.sound.microphone === 'live');
});

after(async () => {
  await chromium?.close();
  await hub?.close();
});

test('from_the_link_to_sound_it_is_one_tap_and_less_than_three_seconds', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), { ...phone, ...listening });
  await delegate.press('first-fr');
  const tapped = Date.now();
  await delegate.press('listen');
  await delegate.until(() => dragoman.sound?.heard !== null && dragoman.sound?.state === 'connected');
  await delegate.page.waitForFunction(() => globalThis.dragoman.sound.heard > 0, undefined, { polling: 20 });
  const took = Date.now() - tapped;
  console.log(`sound ${took} ms after the tap, no cache, loopback`);
  assert.ok(took < 3_000, `${took} ms`);
  assert.ok(loudest(await delegate.hears(3)) > 0.02);
  assert.deepEqual(delegate.troubles, []);
  await delegate.page.context().close();
});

test('the_last_words_are_heard_once_more_and_then_it_is_live_again', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), listening);
  await listenTo(delegate, 'fr');
  await delegate.hears(4);
  await delegate.press('repeat');
  await delegate.see('behind');
  assert.ok(loudest(await delegate.hears(2)) > 0.02);
  await delegate.press('live');
  await delegate.page.locator('[data-test="behind"]').waitFor({ state: 'detached' });
  await delegate.page.context().close();
});

test('captions_only_is_silent_and_a_language_brings_sound_back', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), listening);
  await listenTo(delegate, 'fr');
  await delegate.hears(2);
  await delegate.press('listen-none');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(1)) < silence);
  await delegate.see('captions');
  await delegate.press('listen-fr');
  await delegate.hears(1);
  assert.ok(loudest(await delegate.hears(3)) > 0.02);
  await delegate.page.context().close();
});

test('what_sound_costs_is_told_and_the_saver_costs_less', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'));
  await listenTo(delegate, 'fr');
  const perHour = async () => {
    await delegate.in(
      () =>
        new Promise((told) => {
          let seconds = 0;
          dragoman.sound.on('traffic', () => (seconds += 1) > 25 && told());
        }),
    );
    await delegate.press('settings');
    const text = await delegate.page.locator('[data-test="megabytes"]').innerText();
    await delegate.press('settings-close');
    return Number(/[\d.]+/.exec(text)[0]);
  };
  const usual = await perHour();
  await delegate.press('settings');
  await delegate.press('saver');
  await delegate.press('settings-close');
  const saved = await perHour();
  console.log(`${usual} MB an hour, ${saved} with the saver`);
  assert.ok(saved < usual - 4, `${saved} of ${usual}`);
  await delegate.page.context().close();
});

test('no_sound_says_which_link_is_broken_and_has_a_code', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), { ...phone, ...listening });
  await listenTo(delegate, 'fr');
  await delegate.hears(2);
  await delegate.press('no-sound-open');
  await delegate.see('no-sound');
  assert.equal(await broken(delegate), 'ear');
  await delegate.press('no-sound-close');
  await delegate.press('mute');
  await delegate.press('no-sound-open');
  assert.equal(await broken(delegate), 'volume');
  assert.match(await delegate.page.locator('.code').innerText(), /^[A-Z]{4}$/);
  await delegate.press('no-sound-again');
  await delegate.until(() => document.querySelector('[data-broken="ear"]'));
  await delegate.press('no-sound-close');
  await delegate.press('listen-en');
  await delegate.press('no-sound-open');
  await delegate.until(() => document.querySelector('[data-broken="channel"]'));
  await delegate.page.context().close();
});

test('a_microphone_is_tried_without_a_frame_leaving_and_is_closed_after', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), phone);
  await listenTo(delegate, 'en');
  await delegate.press('no-sound-open');
  await delegate.press('try-microphone');
  await delegate.until(() => document.querySelector('[data-result="heard"]'));
  assert.equal(await delegate.in(() => dragoman.sound.microphone), 'closed');
  await delegate.page.context().close();
});

test('where_a_language_is_not_interpreted_the_second_choice_is_heard_with_a_banner', async () => {
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), {}, (context) =>
    context.addInitScript(() => localStorage.setItem('dragoman.second-language', '"fr"')),
  );
  await moderator.in(() => dragoman.client.giveFloor({ to: { case: 'participant', value: 'head-azerbaijan' }, language: 'ru' }));
  await listenTo(delegate, 'en');
  await delegate.see('ladder');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('fr'));
  await delegate.press('ladder-stay');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('en'));
  await moderator.in(() => dragoman.client.takeFloor({}));
  await delegate.page.context().close();
});

test('where_nothing_better_works_the_browsers_own_player_plays_the_stream', async () => {
  const old = await Person.enter(chromium, hub.link('visitor-delegate'), {}, (context) =>
    context.addInitScript(() => {
      delete globalThis.AudioWorkletNode;
      const { Audio } = globalThis;
      globalThis.Audio = function () {
        return (globalThis.player = new Audio());
      };
    }),
  );
  await old.press('first-fr');
  await old.press('listen');
  await old.until(() => globalThis.player?.currentTime > 4);
  await old.see('sound-trouble');
  const heard = await old.in(async () => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const node = context.createScriptProcessor(16_384, 1, 1);
    const energies = [];
    return new Promise((told) => {
      let [sum, count] = [0, 0];
      node.onaudioprocess = ({ inputBuffer }) => {
        for (const sample of inputBuffer.getChannelData(0)) {
          sum += sample * sample;
          if (++count < 960) continue;
          energies.push(Math.sqrt(sum / 960));
          sum = count = 0;
        }
        if (energies.length >= 300) told(energies.slice(0, 300));
      };
      context.createMediaElementSource(globalThis.player).connect(node).connect(context.destination);
    });
  });
  const [like, other] = [likeness(english, heard), likeness(french, heard)];
  console.log(
    `the plain player: like what was said ${like.toFixed(3)}, like another speech ${other.toFixed(3)}`,
  );
  assert.ok(like > 0.5 && like > other + 0.15, `like what was said: ${like}, like another speech: ${other}`);
  await old.page.context().close();
});

test('without_a_network_the_agenda_and_the_last_captions_are_there_and_the_page_comes_back', async () => {
  const booth = await Person.enter(chromium, hub.link('visitor-ar'));
  await booth.press('start-booth');
  await booth.page.locator('[data-test="caption-field"]').fill('أشكركم');
  await booth.press('caption-send');
  const delegate = await Person.enter(chromium, hub.link('visitor-delegate'), {}, (context) =>
    context.addInitScript(() => localStorage.setItem('dragoman.caption-language', '"ar"')),
  );
  await delegate.press('read-only');
  await delegate.see('caption');
  await delegate.until(() => navigator.serviceWorker.controller !== null);
  await delegate.until(() => localStorage.getItem('dragoman.offline')?.includes('أشكركم'));
  await delegate.page.context().setOffline(true);
  await delegate.page.reload();
  await delegate.see('offline-captions');
  assert.match(await delegate.page.locator('[data-test="offline-captions"]').innerText(), /أشكركم/);
  assert.ok((await delegate.page.locator('[data-test="offline-agenda"] li').count()) > 0);
  await delegate.page.context().setOffline(false);
  await delegate.until(() => globalThis.dragoman?.client.state === 'connected');
  await Promise.all([booth, delegate].map((one) => one.page.context().close()));
});
