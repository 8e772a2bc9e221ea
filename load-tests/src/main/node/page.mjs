/**
 * What a delegate's page costs and how soon it is heard. Two booths speak steady tones; phones open the page through a
 * link of 4 Mbit/s, switch between the two, and one listens on beside the browser's own WebRTC.
 *
 * Takes its settings as JSON in its first argument; then a line for each wish on its input, and answers each with one:
 *
 *     load             opens the link with nothing cached and taps: {choice_ms, tap_ms, all_ms, bytes}
 *     switch           from one language to the other: {heard_ms, gap_ms, click, wrong}
 *     watch            opens a listener here and one of WebRTC's, and judges them from here on
 *     minute SECONDS   {cpu_s, webrtc_cpu_s, heap_mb, webrtc_heap_mb, rss_mb, webrtc_rss_mb, underruns, concealed_ms}
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const settings = JSON.parse(process.argv[2]);
const { home, speakerSite: site, badges } = settings;
const { chromium } = createRequire(join(home, 'server/src/main/web/package.json'))('playwright-core');
const beside = (name) => import(join(home, 'load-tests/src/main/node', name));
const { shapedLink } = await beside('shapedlink.mjs');
const { coldLoad, judged, recordOutput, recordSwitch, toneForMicrophone } = await beside('pagefigures.mjs');
const waitMs = 60_000;
const tones = { fr: 400, en: 1200 };
const phonesLink = { bitsPerSecond: 4e6, roundTripMs: 40 };
const later = (ms) => new Promise((done) => setTimeout(done, ms));

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.DRAGOMAN_CHROMIUM ?? places.find(existsSync);
if (executablePath === undefined) {
  console.error('no Chromium found: install it, or set DRAGOMAN_CHROMIUM');
  process.exit(3);
}
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
  ],
});
const machine = await browser.newBrowserCDPSession();

/** Renderers that run now, with the processor time each has had. */
const renderers = async () => {
  const { processInfo } = await machine.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
};

/** The renderer of a page: the one that works when the page is made to. */
async function processOf(page) {
  const before = await renderers();
  await page.evaluate(() => {
    for (const end = performance.now() + 1_000; performance.now() < end; );
  });
  const after = [...(await renderers())];
  const worked = ([pid, seconds]) => seconds - (before.get(pid) ?? 0);
  return after.reduce((most, one) => (worked(one) > worked(most) ? one : most))[0];
}

async function newPage(address) {
  const context = await browser.newContext({ locale: 'en', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  page.on('pageerror', (error) => console.error(`${address}: ${error.stack}`));
  return page;
}

async function enter(console_, badge, prepare = () => undefined) {
  const page = await newPage(console_);
  await page.goto(`${site}/${console_}#t=${badge}`);
  await page.waitForFunction(() => globalThis.dragoman?.client.state === 'connected');
  await prepare(page);
  return page;
}

const press = (page, test) => page.locator(`[data-test="${test}"]`).first().click();

async function speak(booth) {
  await press(booth, 'start-booth');
  await booth.waitForFunction(() => dragoman.sound?.microphone === 'open');
  await booth.keyboard.press('KeyM');
  await booth.waitForFunction(() => dragoman.sound.microphone === 'live');
}

async function listen(language) {
  const page = await enter('delegate', badges.listener);
  await press(page, `first-${language}`);
  await press(page, 'listen');
  await page.waitForFunction(() => dragoman.sound?.state === 'connected' && dragoman.sound.heard !== null);
  return page;
}

const moderator = await enter('moderator', badges.moderator);
await moderator.evaluate(() => dragoman.client.openSession());
await moderator.evaluate(() => dragoman.client.declareFloorLanguage('es'));
const booths = {};
for (const language of Object.keys(tones)) {
  booths[language] = await enter('interpreter', badges[language], (page) =>
    page.evaluate(toneForMicrophone, tones[language]),
  );
  await speak(booths[language]);
}
const link = await shapedLink(site, phonesLink);

/** The phone that switches, once there is one, and what it listens to. */
let phone;
let hears = 'fr';

async function switched() {
  phone ??= await listen(hears).then(async (page) => {
    await recordOutput(page);
    await later(3_000);
    return page;
  });
  const [from, to] = [hears, hears === 'fr' ? 'en' : 'fr'];
  hears = to;
  const figures = judged(await recordSwitch(phone, to), tones[from], tones[to]);
  await later(300 + Math.random() * 200);
  return figures;
}

/** The page that plays and the one with a call, each in a process of its own. */
let watched;

async function watch() {
  await phone?.context().close();
  phone = undefined;
  const opened = async (page) => {
    const pid = await processOf(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await devtools.send('HeapProfiler.enable');
    return { page, pid, devtools };
  };
  const ours = await opened(await listen('fr'));
  const blank = await newPage('webrtc');
  await blank.goto(`${site}/hall`); // without a badge it only says so
  const webrtc = await opened(blank);
  if (ours.pid === webrtc.pid) throw new Error('both pages share a process');
  await call(booths.fr, webrtc.page);
  await ours.page.evaluate(() => {
    globalThis.fared = { underruns: 0, concealed: 0 };
    dragoman.sound.on('stats', ({ underruns, concealedMs }) => {
      fared.underruns += underruns;
      fared.concealed += concealedMs;
    });
  });
  await later(10_000); // codecs warm, buffers settled
  watched = { ours, webrtc };
  return { pids: [ours.pid, webrtc.pid] };
}

/** WebRTC from the booth's microphone to an audio element, with this script as the signalling. */
async function call(from, to) {
  const offer = await from.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const peer = (globalThis.peer = new RTCPeerConnection());
    for (const track of stream.getTracks()) peer.addTrack(track, stream);
    await peer.setLocalDescription();
    await new Promise((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
    return peer.localDescription.toJSON();
  });
  const answer = await to.evaluate(async (offered) => {
    const peer = (globalThis.peer = new RTCPeerConnection());
    peer.ontrack = ({ streams }) => {
      globalThis.player = Object.assign(new Audio(), { srcObject: streams[0], autoplay: true });
    };
    await peer.setRemoteDescription(offered);
    await peer.setLocalDescription();
    await new Promise((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
    return peer.localDescription.toJSON();
  }, offer);
  await from.evaluate((answered) => globalThis.peer.setRemoteDescription(answered), answer);
  await to.waitForFunction(() => globalThis.player?.currentTime > 1);
}

const rssMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function heapMb({ devtools }) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6;
}

async function minute(seconds) {
  const { ours, webrtc } = watched;
  await ours.page.evaluate(() => Object.assign(fared, { underruns: 0, concealed: 0 }));
  const before = await renderers();
  await later(seconds * 1000);
  const after = await renderers();
  const cpu = ({ pid }) => after.get(pid) - before.get(pid);
  const { underruns, concealed } = await ours.page.evaluate(() => globalThis.fared);
  return {
    cpu_s: cpu(ours),
    webrtc_cpu_s: cpu(webrtc),
    rss_mb: rssMb(ours.pid),
    webrtc_rss_mb: rssMb(webrtc.pid),
    heap_mb: await heapMb(ours),
    webrtc_heap_mb: await heapMb(webrtc),
    underruns,
    concealed_ms: concealed,
  };
}

const wishes = {
  load: () => coldLoad(browser, `${link.site}/delegate#t=${badges.listener}`, 'fr', waitMs),
  switch: switched,
  watch,
  minute,
};
const answer = (value) => console.log(JSON.stringify(value));
answer({ ready: true, browser: browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const [what, seconds] = line.split(' ');
  if (!Object.hasOwn(wishes, what)) break;
  answer(await wishes[what](Number(seconds)));
}
link.close();
await browser.close();
