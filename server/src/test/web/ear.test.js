/** A delegate's page, one at a time: sound by one tap, once more, captions only, what it costs, what is broken. The booth needs no page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.js';
import { Hub } from './hub.js';
import { browser, listening, Person, stallMs } from './people.js';
import { assertLike, audible, speech } from './speech.js';

const english = speech('en');
const french = speech('fr');
let hub;
let chromium;
let moderator;
let interpreter;

/** The tap's wait in openings of the page: what loads, connects and is drawn there takes as long as what sound needs. */
const openings = 1.5;
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const broken = (person) => person.page.locator('[data-test="no-sound"]').getAttribute('data-broken');
const enter = (options = listening, prepare) =>
  Person.enter(chromium, hub.link('visitor-delegate'), options, prepare);

before(async () => {
  hub = await Hub.open('limits.economy_percent=100'); // a busy machine would save data for all
  chromium = await browser(english);
  moderator = await Client.enter(hub.link('visitor-moderator'));
  await moderator.client.openSession();
  await moderator.client.declareFloorLanguage({ language: 'ru' });
  interpreter = await Client.enter(hub.link('visitor-fr'));
  await interpreter.sound();
  await interpreter.client.goOnAir({});
  await interpreter.until(() => interpreter.live, 'on air');
  interpreter.speak(english);
});

after(async () => {
  await chromium?.close();
  await Promise.all([moderator, interpreter].map((one) => one?.close()));
  await hub?.close();
});

test('from_the_link_to_sound_it_is_one_tap_and_a_wait_as_for_the_page', async () => {
  const opened = Date.now();
  const delegate = await enter({ ...phone, ...listening });
  const page = Date.now() - opened;
  await delegate.press('first-fr');
  const tapped = Date.now();
  await delegate.press('listen');
  await delegate.page.waitForFunction(() => globalThis.dragoman.sound?.heard > 0, undefined, { polling: 20 });
  const took = Date.now() - tapped;
  console.log(`page ${page} ms, sound ${took} ms after the tap, no cache, loopback`);
  // The page's own opening is the measure of the machine: what a tap waits for is not much more than that. In milliseconds the bench
  // judges it (./dragoman bench page).
  assert.ok(took < openings * page, `${took} ms, the page ${page} ms`);
  await delegate.isHeard(audible);
  await delegate.leave();
});

test('the_last_words_are_heard_once_more_and_then_it_is_live_again', async () => {
  const delegate = await enter();
  await delegate.listenTo('fr');
  await delegate.isHeard(audible);
  await delegate.listens(3); // what is to be heard once more
  await delegate.press('repeat');
  await delegate.see('behind');
  await delegate.isHeard(audible);
  await delegate.press('live');
  await delegate.page.locator('[data-test="behind"]').waitFor({ state: 'detached' });
  await delegate.leave();
});

/** In the page: what goes into the delay and what comes out of it, sample by sample. */
async function recordBoth([seconds]) {
  const code = `registerProcessor('both', class extends AudioWorkletProcessor {
    kept = [[], []];
    process(inputs) {
      inputs.forEach(([samples], at) => this.kept[at].push((samples ?? new Float32Array(128)).slice()));
      if (this.kept[0].length * 128 < ${seconds} * sampleRate) return true;
      this.port.postMessage(this.kept);
      return false;
    }
  })`;
  const { context, output } = dragoman.sound;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const both = new AudioWorkletNode(context, 'both', {
    numberOfInputs: 2,
    numberOfOutputs: 0,
    channelCount: 1,
  });
  const kept = new Promise((told) => (both.port.onmessage = ({ data }) => told(data)));
  globalThis.beforeDelay.connect(both, 0, 0);
  output.connect(both, 0, 1);
  const [before, after] = (await kept).map((pieces) => {
    const all = new Float32Array(pieces.length * 128);
    pieces.forEach((piece, at) => all.set(piece, at * 128));
    return all;
  });
  /** What is left of the sound once the other, so many seconds earlier, is taken from it; 0: they are the same. */
  return (earlier) => {
    const shift = Math.round(earlier * context.sampleRate);
    let [rest, whole] = [0, 0];
    for (let i = Math.round(2 * context.sampleRate); i < after.length; i++) {
      rest += (after[i] - before[i - shift]) ** 2;
      whole += after[i] ** 2;
    }
    return rest / whole;
  };
}

test('what_is_set_to_come_later_comes_later_by_just_that_and_is_otherwise_the_same', async () => {
  const delegate = await enter();
  await delegate.listenTo('fr');
  await delegate.isHeard(audible);
  await delegate.in(() => {
    const { sound } = dragoman;
    const through = sound.through.bind(sound);
    sound.through = (node, last) => {
      globalThis.beforeDelay = node;
      through(node, last);
    };
  });
  await delegate.press('settings');
  const rest = async (seconds, others) => {
    await delegate.page.locator('[data-test=lag]').evaluate((slider, value) => {
      slider.value = value;
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    }, seconds);
    await delegate.until(() => globalThis.beforeDelay !== undefined);
    await delegate.isHeard(audible);
    return delegate.page.evaluate(
      async ([record, at]) => {
        const restAt = await (0, eval)(`(${record})`)([6]);
        return at.map(restAt);
      },
      [String(recordBoth), [seconds, ...others]],
    );
  };
  const [two, none] = await rest(2, [0]);
  assert.ok(two < 1e-3 && none > 0.1, `two seconds later: ${two}; at once: ${none}`);
  const [half, stillTwo] = await rest(0.5, [2]);
  assert.ok(half < 1e-3 && stillTwo > 0.1, `half a second later: ${half}; two: ${stillTwo}`);
  await delegate.press('settings-close');
  await delegate.see('lag-now');
  await delegate.leave();
});

test('a_delegate_listens_asks_speaks_and_takes_back_with_keys_alone', async () => {
  const delegate = await enter({});
  const { keyboard } = delegate.page;
  const at = () => delegate.in(() => document.activeElement?.closest('[data-test]')?.dataset.test);
  const tabTo = async (wanted) => {
    await delegate.see(wanted);
    for (let i = 0; (await at()) !== wanted; i++) {
      assert.ok(i < 80, `${wanted} has no keys`);
      await keyboard.press('Tab');
    }
  };
  const has = (wanted) =>
    delegate.until((which) => document.activeElement?.closest('[data-test]')?.dataset.test === which, wanted);
  /** What was pressed gave way to the way back, which has the keys. */
  const takeBack = async (wanted) => {
    await has(wanted);
    await keyboard.press('Enter');
  };
  const go = async (wanted) => {
    await tabTo(wanted);
    await keyboard.press('Enter');
  };
  await go('listen');
  await delegate.until(() => dragoman.sound?.state === 'connected');
  await go('listen-change');
  const heard = () => delegate.page.locator('[data-test=listen-now]').getAttribute('data-channel');
  const first = await heard();
  await keyboard.press('ArrowDown');
  await delegate.until(
    (before) => document.querySelector('[data-test=listen-now]').dataset.channel !== before,
    first,
  );
  await keyboard.press('Enter');
  await delegate.page.locator('[role=radiogroup]').waitFor({ state: 'detached' });
  await has('listen-change');

  for (const [open, close] of [
    ['list-open', 'list-close'],
    ['agenda-open', 'agenda-close'],
    ['settings', 'settings-close'],
    ['no-sound-open', 'no-sound-close'],
  ]) {
    await go(open);
    await go(close);
    await delegate.page.locator('dialog').waitFor({ state: 'detached' });
    await has(open); // the keys are back
  }

  await go('request-floor');
  await go('withdraw');
  await takeBack('withdrawing-undo');
  await go('withdraw');
  await delegate.see('request-floor'); // by itself
  await moderator.until(({ list }) => list.turns.length === 0);
  await go('request-floor');
  await delegate.see('my-place');
  await moderator.client.giveNext({});
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await go('finish');
  await delegate.until(() => dragoman.sound.microphone === 'closed');
  await takeBack('ending-undo');
  await delegate.until(() => dragoman.sound.microphone === 'live');
  await go('finish');
  await moderator.until(({ floor }) => floor.speech === undefined);
  await delegate.leave();
});

test('captions_only_is_silent_and_a_language_brings_sound_back', async () => {
  const delegate = await enter();
  await delegate.listenTo('fr');
  await delegate.isHeard(audible);
  await delegate.hear('none');
  await delegate.fallsSilent();
  await delegate.see('captions');
  await delegate.hear('fr');
  await delegate.isHeard(audible);
  await delegate.leave();
});

test('what_sound_costs_is_told_and_the_saver_costs_less', async () => {
  const [usually, saving] = await Promise.all([enter({}), enter({})]);
  await Promise.all([usually, saving].map((one) => one.listenTo('fr')));
  await saving.press('settings');
  await saving.press('saver');
  await saving.press('settings-close');
  // Both in the same seconds, so that they hear the same words. The page's figure settles within ten seconds and some.
  const perHour = async (delegate) => {
    await delegate.in(
      () =>
        new Promise((told) => {
          let seconds = 0;
          dragoman.sound.on('traffic', () => (seconds += 1) > 25 && told());
        }),
    );
    await delegate.press('settings');
    const text = await delegate.page.locator('[data-test="megabytes"]').innerText();
    return Number(/[\d.]+/.exec(text)[0]);
  };
  const [usual, saved] = await Promise.all([usually, saving].map(perHour));
  console.log(`${usual} MB an hour, ${saved} with the saver`);
  assert.ok(saved < usual - 4, `${saved} of ${usual}`);
  await Promise.all([usually, saving].map((one) => one.leave()));
});

test('a_link_for_a_player_is_made_in_the_settings_and_plays', async () => {
  const delegate = await enter({ ...phone, ...listening });
  await delegate.listenTo('fr');
  await delegate.press('settings');
  await delegate.press('player-link');
  const address = delegate.page.locator('[data-test="player-address"]');
  await address.waitFor();
  const link = await address.inputValue();
  assert.match(link, /^http:\/\/[^/]+\/listen\/[^/]+\/fr\.ogg\?link=[\w-]+$/);
  const stream = new AbortController();
  const played = await fetch(link, { signal: stream.signal });
  assert.equal(played.status, 200);
  const { value } = await played.body.getReader().read();
  assert.equal(new TextDecoder('latin1').decode(value.subarray(0, 4)), 'OggS');
  stream.abort();
  await delegate.leave();
});

test('no_sound_says_which_link_is_broken_and_has_a_code', async () => {
  const delegate = await enter({ ...phone, ...listening });
  await delegate.listenTo('fr');
  await delegate.isHeard(audible);
  await delegate.press('no-sound-open');
  await delegate.see('no-sound');
  await delegate.until(() => document.querySelector('[data-broken="ear"]')); // once the sound has told of its first second
  await delegate.press('no-sound-close');
  await delegate.press('mute');
  await delegate.press('no-sound-open');
  assert.equal(await broken(delegate), 'volume');
  assert.match(await delegate.page.locator('.code').innerText(), /^[A-Z]{4}$/);
  await delegate.press('no-sound-again');
  await delegate.until(() => document.querySelector('[data-broken="ear"]'));
  await delegate.press('no-sound-close');
  await delegate.hear('en');
  await delegate.press('no-sound-open');
  await delegate.until(() => document.querySelector('[data-broken="channel"]'));
  await delegate.leave();
});

test('a_microphone_is_tried_without_a_frame_leaving_and_is_closed_after', async () => {
  const delegate = await enter(phone);
  await delegate.listenTo('en');
  await delegate.press('no-sound-open');
  await delegate.press('try-microphone');
  await delegate.until(() => document.querySelector('[data-result="heard"]'));
  assert.equal(await delegate.in(() => dragoman.sound.microphone), 'closed');
  await delegate.leave();
});

test('where_a_language_is_not_interpreted_the_second_choice_is_heard_with_a_banner', async () => {
  const delegate = await enter({}, (context) =>
    context.addInitScript(() => localStorage.setItem('dragoman.second-language', '"fr"')),
  );
  await moderator.client.giveFloor({ to: { case: 'participant', value: 'head-azerbaijan' }, language: 'ru' });
  await delegate.listenTo('en');
  await delegate.see('ladder');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('fr'));
  await delegate.press('ladder-stay');
  await delegate.until((channel) => dragoman.sound.heard === channel, await delegate.channel('en'));
  await moderator.client.takeFloor({});
  await delegate.leave();
});

test('where_nothing_better_works_the_browsers_own_player_plays_the_stream', async () => {
  const old = await enter({}, (context) =>
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
  // Six seconds in which this page's clock kept up, as in `listensInTime`; the page can put no worklet.
  const heard = await old.in(async (most) => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const node = context.createScriptProcessor(16_384, 1, 1);
    let energies = [];
    return new Promise((told) => {
      let [sum, count, least, latest] = [0, 0, Infinity, -Infinity];
      node.onaudioprocess = ({ inputBuffer }) => {
        const lateMs = performance.now() - context.currentTime * 1000;
        [least, latest] = [Math.min(least, lateMs), Math.max(latest, lateMs)];
        if (latest - least > most) [energies, least, latest] = [[], Infinity, -Infinity];
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
  }, 341 + stallMs);
  assertLike(english, heard, 'the plain player', french);
  await old.leave();
});

test('without_a_network_the_agenda_and_the_last_captions_are_there_and_the_page_comes_back', async () => {
  const booth = await Person.enter(chromium, hub.link('visitor-ar'));
  await booth.press('start-booth');
  await booth.page.locator('[data-test="caption-field"]').fill('أشكركم');
  await booth.press('caption-send');
  const delegate = await enter({}, (context) =>
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
  await Promise.all([booth, delegate].map((one) => one.page.context().close())); // being offline is told in the console
});
