/**
 * Mouth to ear without the devices: short tones at irregular distances into one page's microphone, and the moment each is
 * in another page's output, both told by the machine's one clock. At the same time, from the same raw microphone and in
 * the same browser, the browser's own WebRTC from page to page.
 *
 * Takes its settings as JSON in its first argument; then a line for each wish on its input, and answers each with one:
 *
 *     round SECONDS   the tones of so long: {said, ours: [ms], webrtc: [ms], missed, webrtc_missed, waiting_ms, …}
 *     cut SECONDS     takes the listener's network away for so long: {back_ms, webrtc_back_ms}
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, enter, later, listenTo, openSession, serve, settings, speak, startChromium } from './house.mjs';

const { speakerSite, listenerSite, badges } = settings;
const waitMs = 30_000;
const rate = 48_000;
const toneMs = 80;
const pausesMs = [420, 610, 530, 770, 480, 690, 560, 830, 450, 640, 590, 720, 500, 660, 570, 790];
/** A tone that was said later than so long before a round's end may not be heard within it. */
const onTheWayMs = 1_500;

/** A file of 48 kHz, 16 bit, mono for the browser's microphone, which plays it round and round. */
function tones(folder) {
  const samples = pausesMs.flatMap((ms) => [
    ...Array.from({ length: (toneMs * rate) / 1000 }, (_, i) => 16_000 * Math.sin((2 * Math.PI * 1000 * i) / rate)),
    ...Array.from({ length: (ms * rate) / 1000 }, () => 0),
  ]);
  const wav = Buffer.alloc(44 + 2 * samples.length);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => wav.writeInt16LE(Math.round(sample), 44 + 2 * i));
  const file = join(folder, 'tones.wav');
  writeFileSync(file, wav);
  return file;
}

/** Listens at a node for onsets: the first loud sample after 200 ms of quiet. */
const watcher = `registerProcessor('onsets', class extends AudioWorkletProcessor {
  quiet = 0;
  process([[samples]]) {
    const now = Date.now();
    for (let i = 0; i < (samples ?? []).length; i++) {
      if (Math.abs(samples[i]) < 0.05) { this.quiet += 1; continue; }
      if (this.quiet > 9600) this.port.postMessage(now + i / 48);
      this.quiet = 0;
    }
    return true;
  }
})`;

const folder = mkdtempSync(join(tmpdir(), 'dragoman-ear-'));
const browser = await startChromium(`--use-file-for-fake-audio-capture=${tones(folder)}`);

/** Writes the onsets at a node down, in the page. */
const listen = (page, name, where) =>
  page.evaluate(
    async ([code, key, which]) => {
      const { context, output } = dragoman.sound;
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      await context.audioWorklet.addModule(address).catch((error) => {
        if (error.name !== 'NotSupportedError') throw error; // registered already
      });
      const node = new AudioWorkletNode(context, 'onsets', { numberOfOutputs: 0, channelCount: 1 });
      const from = {
        output: () => output,
        microphone: () => context.createMediaStreamSource(globalThis.raw),
        call: () => context.createMediaStreamSource(globalThis.called),
      };
      from[which]().connect(node);
      globalThis.onsets ??= {};
      globalThis.onsets[key] = [];
      node.port.onmessage = ({ data }) => globalThis.onsets[key].push(data);
    },
    [watcher, name, where],
  );

const take = (page, name) => page.evaluate((key) => globalThis.onsets[key].splice(0), name);

/** How much later each tone was heard than it was said. The irregular distances tell which is which. */
function delays(said, heard) {
  const near = (moment, within) => heard.filter((one) => Math.abs(one - moment) <= within);
  let best = { delay: 0, found: 0 };
  for (let delay = 0; delay <= 2_500; delay += 5) {
    const found = said.filter((moment) => near(moment + delay, 40).length > 0).length;
    if (found > best.found) best = { delay, found };
  }
  return said.flatMap((moment) => {
    const [closest] = near(moment + best.delay, 230).sort(
      (a, b) => Math.abs(a - moment - best.delay) - Math.abs(b - moment - best.delay),
    );
    return closest === undefined ? [] : [closest - moment];
  });
}

const [moderator, booth, delegate] = await Promise.all([
  enter(browser, speakerSite, 'moderator', badges.moderator, waitMs),
  enter(browser, speakerSite, 'interpreter', badges.booth, waitMs),
  enter(browser, listenerSite, 'delegate', badges.listener, waitMs),
]);
// The very stream that the booth sends: another one from the same device would begin elsewhere in the file.
await booth.evaluate(() => {
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wish) => (globalThis.raw = await ask(wish));
});
await openSession(moderator);
await listenTo(delegate, 'fr');
await speak(booth);
await listen(booth, 'said', 'microphone');
await listen(delegate, 'ours', 'output');
await call(booth, delegate, true);
await listen(delegate, 'webrtc', 'call');
await delegate.evaluate(() => {
  globalThis.fared = { concealed: 0, underruns: 0, seconds: 0, waiting: 0, wanted: 0, bytes: 0 };
  dragoman.sound.on('stats', ({ concealedMs, underruns, bufferMs, targetMs }) => {
    Object.assign(fared, { waiting: bufferMs, wanted: targetMs });
    fared.concealed += concealedMs;
    fared.underruns += underruns;
    fared.seconds += 1;
  });
  dragoman.sound.on('traffic', ({ bytesPerSecond }) => (fared.bytes = bytesPerSecond));
  globalThis.webrtcFared = async () => {
    for (const one of (await globalThis.peer.getStats()).values())
      if (one.type === 'inbound-rtp') return [one.concealedSamples ?? 0, one.totalSamplesReceived ?? 0];
    return [0, 0];
  };
});

const forget = () =>
  Promise.all([take(booth, 'said'), take(delegate, 'ours'), take(delegate, 'webrtc')]);

async function round(seconds) {
  await forget();
  const [concealedBefore, samplesBefore] = await delegate.evaluate(() => webrtcFared());
  await delegate.evaluate(() => Object.assign(fared, { concealed: 0, underruns: 0, seconds: 0 }));
  await later(seconds * 1000);
  const [all, ours, webrtc] = await forget();
  const end = Date.now();
  const said = all.filter((moment) => end - moment > onTheWayMs);
  const fared = await delegate.evaluate(() => globalThis.fared);
  const [concealed, samples] = await delegate.evaluate(() => webrtcFared());
  const [own, other] = [delays(said, ours), delays(said, webrtc)];
  return {
    said: said.length,
    ours: own,
    webrtc: other,
    missed: said.length - own.length,
    webrtc_missed: said.length - other.length,
    waiting_ms: fared.waiting,
    wanted_ms: fared.wanted,
    underruns: fared.underruns,
    concealed_percent: (fared.concealed / Math.max(1, 1000 * fared.seconds)) * 100,
    webrtc_concealed_percent: ((concealed - concealedBefore) / Math.max(1, samples - samplesBefore)) * 100,
    bytes_per_second: fared.bytes,
  };
}

const nft = (...words) => execFileSync('nft', words);

/** From the moment the network is back until the first tone that is heard. The tone before it may have been lost. */
async function cut(seconds) {
  for (const side of ['ip saddr 127.0.0.2', 'ip daddr 127.0.0.2', 'meta l4proto udp'])
    nft('add', 'rule', 'inet', 'ear', 'cut', ...side.split(' '), 'drop');
  await later(seconds * 1000);
  nft('flush', 'chain', 'inet', 'ear', 'cut');
  const back = Date.now();
  await forget();
  await later(12_000);
  const [said, ours, webrtc] = await forget();
  const firstOf = (heard) => {
    // The first tone that came through at live: within half a second of being said.
    const found = said.find((moment) => heard.some((one) => one >= moment && one - moment < 500));
    return found === undefined ? null : Math.max(0, found - back);
  };
  return {
    back_ms: firstOf(ours),
    webrtc_back_ms: firstOf(webrtc),
    state: await delegate.evaluate(() => dragoman.sound.state),
  };
}

await later(4_000); // the first tones after a change are of the way in, not of the way
await serve(browser, { round, cut });
await browser.close();
rmSync(folder, { recursive: true, force: true });
