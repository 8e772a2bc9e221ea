/**
 * Mouth to ear without the devices: short tones at irregular distances into one page's microphone, and the moment each
 * is in another page's output, both told by the machine's one clock. Next to it, in the same minute and on the same
 * machine, the browser's own WebRTC from page to page. Judge the two against each other, never a number alone: a busy
 * machine is slow for both.
 *
 *     node latency.js [seconds of each run, 40] [runs, 3]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hub } from './hub.js';
import { browser, Person } from './people.js';

const seconds = Number(process.argv[2] ?? 40);
const runs = Number(process.argv[3] ?? 3);
/** The first tones after a change are of the way in, not of the way. */
const skipped = 6;

function tones() {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-tones-'));
  const part = (name, ...effect) => {
    const file = join(folder, `${name}.wav`);
    execFileSync('sox', ['-n', '-r', '48000', '-c', '1', '-b', '16', file, ...effect]);
    return file;
  };
  const tone = part('tone', 'synth', '0.08', 'sine', '1000', 'vol', '0.5');
  const pauses = [420, 610, 530, 770, 480, 690, 560, 830, 450, 640, 590, 720, 500, 660, 570, 790];
  const files = pauses.flatMap((ms) => [tone, part(`pause${ms}`, 'trim', '0.0', `${ms / 1000}`)]);
  const all = join(folder, 'tones.wav');
  execFileSync('sox', [...files, all]);
  return all;
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

/** Writes the onsets at a node down, in the page. */
const listen = (person, name, where) =>
  person.in(
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

const take = (person, name) => person.in((key) => globalThis.onsets[key].splice(0), name);

/** WebRTC from page to page, with this script as the signalling. */
async function call(from, to) {
  const offer = await from.in(async () => {
    const peer = (globalThis.peer = new RTCPeerConnection());
    for (const track of globalThis.raw.getTracks()) peer.addTrack(track, globalThis.raw);
    await peer.setLocalDescription();
    await new Promise((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
    return peer.localDescription.toJSON();
  });
  const answer = await to.in(async (offered) => {
    const peer = (globalThis.peer = new RTCPeerConnection());
    const arrived = new Promise((done) => (peer.ontrack = ({ streams }) => done(streams[0])));
    await peer.setRemoteDescription(offered);
    await peer.setLocalDescription();
    await new Promise((done) => {
      if (peer.iceGatheringState === 'complete') done();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
    globalThis.called = await arrived;
    globalThis.pulled = Object.assign(new Audio(), { srcObject: globalThis.called, muted: true }); // else nothing flows
    await globalThis.pulled.play();
    return peer.localDescription.toJSON();
  }, offer);
  await from.in((answered) => globalThis.peer.setRemoteDescription(answered), answer);
}

/** How much later each tone was heard than it was said. The irregular distances tell which is which. */
function delays(said, heard) {
  const near = (moment, within) => heard.filter((one) => Math.abs(one - moment) <= within);
  let best = { delay: 0, found: 0 };
  for (let delay = 0; delay <= 2_500; delay += 5) {
    const found = said.filter((moment) => near(moment + delay, 40).length > 0).length;
    if (found > best.found) best = { delay, found };
  }
  return said.slice(skipped).flatMap((moment) => {
    const [first] = near(moment + best.delay, 180);
    return first === undefined ? [] : [first - moment];
  });
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

function told(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p95] = [at(sorted, 0.5), at(sorted, 0.95)].map((ms) => Math.round(ms));
  console.log(`  ${name.padEnd(8)} p50 ${p50} ms, p95 ${p95} ms, ${sorted.length} tones`);
  return { p50, p95 };
}

const hub = await Hub.open();
const chromium = await browser(tones());
try {
  const loose = { bypassCSP: true }; // the watcher is a script from elsewhere
  const [moderator, booth, delegate] = await Promise.all(
    ['visitor-moderator', 'visitor-fr', 'visitor-delegate'].map((who) =>
      Person.enter(chromium, hub.link(who), loose),
    ),
  );
  // The very stream that the booth sends: another one from the same device would begin elsewhere in the file.
  await booth.in(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => (globalThis.raw = await ask(wish));
  });
  await moderator.in(() => dragoman.client.openSession());
  await moderator.in(() => dragoman.client.declareFloorLanguage('ru'));
  await delegate.press('first-fr');
  await delegate.press('listen');
  await delegate.until(() => dragoman.sound?.state === 'connected');
  await booth.press('start-booth');
  await booth.until(() => dragoman.sound?.microphone === 'open');
  await booth.page.keyboard.press('KeyM');
  await booth.until(() => dragoman.sound.microphone === 'live');
  await listen(booth, 'said', 'microphone');
  await listen(delegate, 'ours', 'output');
  await call(booth, delegate);
  await listen(delegate, 'webrtc', 'call');
  await delegate.in(() => dragoman.sound.on('stats', (now) => (globalThis.stats = now)));
  for (const [person, name] of [[booth, 'said'], [delegate, 'ours'], [delegate, 'webrtc']]) await take(person, name); // prettier-ignore
  for (let run = 1; run <= runs; run++) {
    await new Promise((later) => setTimeout(later, seconds * 1000));
    const said = await take(booth, 'said');
    console.log(`run ${run}, ${seconds} s, load ${loadavg()[0].toFixed(1)} on this machine`);
    const stats = await delegate.in(() => globalThis.stats);
    const ours = told('ours', delays(said, await take(delegate, 'ours')));
    console.log(
      `           waiting ${stats.bufferMs} ms of ${stats.targetMs} ms wanted, hub to ear ${stats.hubToEarMs} ms`,
    );
    const webrtc = told('WebRTC', delays(said, await take(delegate, 'webrtc')));
    console.log(
      `  ours / WebRTC: p50 ${(ours.p50 / webrtc.p50).toFixed(2)}, p95 ${(ours.p95 / webrtc.p95).toFixed(2)}`,
    );
  }
} finally {
  await chromium.close();
  await hub.close();
}
