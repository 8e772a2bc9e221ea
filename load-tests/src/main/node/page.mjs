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
import { readFileSync } from 'node:fs';
import { call, enter, later, listenTo, newPage, openSession, serve, settings, speak, startChromium } from './house.mjs';
import { coldLoad, judged, recordOutput, recordSwitch, toneForMicrophone } from './pagefigures.mjs';
import { shapedLink } from './shapedlink.mjs';

const { speakerSite: site, badges } = settings;
const waitMs = 60_000;
const tones = { fr: 400, en: 1200 };
const phonesLink = { bitsPerSecond: 4e6, roundTripMs: 40 };

const browser = await startChromium();
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
  const worked = ([pid, seconds]) => seconds - (before.get(pid) ?? seconds); // one that is new has only started
  return after.reduce((most, one) => (worked(one) > worked(most) ? one : most))[0];
}

async function listen(language) {
  const page = await enter(browser, site, 'delegate', badges.listener, waitMs);
  await listenTo(page, language);
  await page.waitForFunction(() => dragoman.sound.heard !== null);
  return page;
}

await openSession(await enter(browser, site, 'moderator', badges.moderator, waitMs));
const booths = {};
for (const language of Object.keys(tones)) {
  const booth = await enter(browser, site, 'interpreter', badges[language], waitMs);
  await booth.evaluate(toneForMicrophone, tones[language]);
  await speak(booth);
  booths[language] = booth;
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
  const blank = await newPage(browser, 'webrtc', waitMs);
  await blank.goto(`${site}/hall`); // without a badge it only says so
  const webrtc = await opened(blank);
  if (ours.pid === webrtc.pid) throw new Error('both pages share a process');
  await booths.fr.evaluate(async () => {
    globalThis.raw = await navigator.mediaDevices.getUserMedia({ audio: true });
  });
  await call(booths.fr, webrtc.page, false);
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

await serve(browser, {
  load: () => coldLoad(browser, `${link.site}/delegate#t=${badges.listener}`, 'fr', waitMs),
  switch: switched,
  watch,
  minute,
});
link.close();
await browser.close();
