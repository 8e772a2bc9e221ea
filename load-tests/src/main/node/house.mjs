/** A house of real pages for the benches: Chromium, people at the consoles of their badges, and a call beside them. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumFlags, chromiumPath, noChromium } from '../../../../server/src/test/web/chromium.js';

/** What a bench is started with, as JSON in its first argument: home, speakerSite, listenerSite, badges. */
export const settings = JSON.parse(process.argv[2]);

/**
 * Starts Chromium, or says in one line that there is none and ends with 3.
 *
 * @param further flags beside the usual ones
 */
export async function startChromium(...further) {
  const { chromium } = createRequire(join(settings.home, 'server/src/main/web/package.json'))('playwright-core');
  if (chromiumPath === undefined) {
    console.error(noChromium);
    process.exit(3);
  }
  const ours = ['--disable-features=WebRtcHideLocalIpsWithMdns', ...further];
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags, ...ours] });
}

/** A page of its own context. What listens in it is a script from elsewhere, so its policy is passed over. */
export async function newPage(browser, called, waitMs) {
  const context = await browser.newContext({ locale: 'en', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  page.on('pageerror', (error) => console.error(`${called}: ${error.stack}`));
  return page;
}

/** Somebody at the console of their badge. */
export async function enter(browser, site, console_, badge, waitMs) {
  const page = await newPage(browser, console_, waitMs);
  await page.goto(`${site}/${console_}#t=${badge}`);
  await page.waitForFunction(() => globalThis.dragoman?.client.state === 'connected');
  return page;
}

/** Presses what a test calls so; where it cannot be pressed, what the page shows is told. */
export const press = (page, test) =>
  page
    .locator(`[data-test="${test}"]`)
    .first()
    .click()
    .catch(async (error) => {
      console.error(`on ${page.url()}: ${await page.locator('body').innerText()}`);
      throw error;
    });

/** Opens the session with a floor that speaks a language nobody interprets from here. */
export async function openSession(moderator) {
  await moderator.evaluate(() => dragoman.client.openSession());
  await moderator.evaluate(() => dragoman.client.declareFloorLanguage({ language: 'es' }));
}

export async function listenTo(delegate, language) {
  await press(delegate, `first-${language}`);
  await press(delegate, 'listen');
  await delegate.waitForFunction(() => dragoman.sound?.state === 'connected');
}

export async function speak(booth) {
  await press(booth, 'start-booth');
  await booth.waitForFunction(() => dragoman.sound?.microphone === 'open');
  await booth.keyboard.press('KeyM');
  await booth.waitForFunction(() => dragoman.sound.microphone === 'live');
}

/**
 * WebRTC from the microphone `globalThis.raw` of one page to `globalThis.called` in another, with this script as the
 * signalling. It flows once a player pulls it, which is `globalThis.pulled`.
 *
 * @param muted whether the player is not heard
 */
export async function call(from, to, muted) {
  const offer = await from.evaluate(async () => {
    const peer = (globalThis.peer = new RTCPeerConnection());
    for (const track of globalThis.raw.getTracks()) peer.addTrack(track, globalThis.raw);
    await peer.setLocalDescription();
    await new Promise((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
    return peer.localDescription.toJSON();
  });
  const answered = await to.evaluate(
    async ([offered, quiet]) => {
      const peer = (globalThis.peer = new RTCPeerConnection());
      const arrived = new Promise((done) => (peer.ontrack = ({ streams }) => done(streams[0])));
      await peer.setRemoteDescription(offered);
      await peer.setLocalDescription();
      await new Promise((done) => {
        if (peer.iceGatheringState === 'complete') done();
        peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
      });
      globalThis.called = await arrived;
      globalThis.pulled = Object.assign(new Audio(), { srcObject: globalThis.called, muted: quiet });
      await globalThis.pulled.play();
      return peer.localDescription.toJSON();
    },
    [offer, muted],
  );
  await from.evaluate((answer) => globalThis.peer.setRemoteDescription(answer), answered);
}

export const later = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Says that the pages stand, then answers each line on the input, a wish and a number, with one of JSON.
 *
 * @param wishes what is done for each, by its name; any other word ends it
 */
export async function serve(browser, wishes) {
  const answer = (value) => console.log(JSON.stringify(value));
  answer({ ready: true, browser: browser.version() });
  for await (const line of createInterface({ input: process.stdin })) {
    const [what, number] = line.split(' ');
    if (!Object.hasOwn(wishes, what)) break;
    answer(await wishes[what](Number(number)));
  }
}
