/** What a delegate's page does for whoever opens it, measured at its own output: from the link to sound, and from one language to the next. */

const recordedAfterMs = 900;
const recordedBeforeMs = 150;
const windowMs = 10;
const hopMs = 2.5;

/** In the page: speaks a steady tone in place of a microphone. */
export function toneForMicrophone(hertz) {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const tone = new OscillatorNode(context, { frequency: hertz });
    const into = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    tone.connect(new GainNode(context, { gain: 0.25 })).connect(into);
    tone.start();
    await context.resume();
    return into.stream;
  };
}

/** In the page, before anything of its own: notes when there is something to choose, to tap, and to hear. */
export function noteFirsts() {
  const seen = (globalThis.firsts = {});
  const listen = '[data-test="listen"]';
  new MutationObserver((_, observer) => {
    if (!document.querySelector(listen)) return;
    seen.choiceMs = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener(
    'click',
    ({ target }) => {
      if (target.closest?.(listen)) seen.tapMs ??= performance.now();
    },
    true,
  );
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode && !seen.ear) {
      seen.ear = new AnalyserNode(this.context, { fftSize: 2048 });
      connect.call(this, seen.ear);
      const samples = new Float32Array(2048);
      const timer = setInterval(() => {
        seen.ear.getFloatTimeDomainData(samples);
        if (!samples.some((sample) => Math.abs(sample) > 0.01)) return;
        seen.heardMs = performance.now();
        clearInterval(timer);
      }, 5);
    }
    return connect.call(this, to, ...rest);
  };
}

/** Opens the link with nothing in any cache and taps as soon as there is something to tap: {choice_ms, tap_ms, all_ms, bytes}. */
export async function coldLoad(browser, link, language, waitMs) {
  const context = await browser.newContext({ locale: 'en' });
  try {
    await context.addInitScript(noteFirsts);
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    await page.goto(link, { waitUntil: 'commit' });
    await page.locator(`[data-test="first-${language}"]`).click();
    await page.locator('[data-test="listen"]').click();
    await page.waitForFunction(() => globalThis.firsts.heardMs !== undefined, undefined, { polling: 20 });
    return await page.evaluate(() => {
      const { choiceMs, tapMs, heardMs } = globalThis.firsts;
      const fetched = performance.getEntriesByType('resource');
      const bytes = fetched.reduce((sum, { transferSize }) => sum + transferSize, 0);
      const took = { choice_ms: choiceMs, tap_ms: heardMs - tapMs, bytes };
      return { ...took, all_ms: choiceMs + heardMs - tapMs };
    });
  } finally {
    await context.close();
  }
}

/**
 * A worklet that keeps what it hears from one word to the next, and how far its clock fell behind the machine's meanwhile. A
 * script from elsewhere: the page's context must bypass its policy.
 */
const recorder = `registerProcessor('recorder', class extends AudioWorkletProcessor {
  kept = [];
  at = 0;
  on = false;
  least = Infinity;
  most = -Infinity;
  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      this.on = data === 'start';
      if (this.on) return void ([this.kept, this.at, this.least, this.most] = [[], currentFrame, Infinity, -Infinity]);
      const samples = Float32Array.from(this.kept.flatMap((block) => [...block]));
      this.port.postMessage({ at: this.at, samples, lateMs: this.most - this.least });
    };
  }
  process([[samples]]) {
    if (!this.on) return true;
    this.kept.push((samples ?? new Float32Array(globalThis.renderQuantumSize ?? 128)).slice());
    const late = Date.now() - (currentFrame * 1000) / sampleRate;
    this.least = Math.min(this.least, late);
    this.most = Math.max(this.most, late);
    return true;
  }
})`;

/** Puts the recorder at the output of a page that listens already. */
export async function recordOutput(page) {
  await page.evaluate(async (code) => {
    const { context, output } = dragoman.sound;
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    globalThis.recorder = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0, channelCount: 1 });
    output.connect(globalThis.recorder);
    addEventListener('click', () => (globalThis.tappedAt = context.currentTime), true);
  }, recorder);
}

/** Taps another language: what was heard from a little before the tap on, which sample the tap was at, and how late this page's clock was. */
export async function recordSwitch(page, to) {
  await page.locator('[data-test="listen-change"]').click(); // the channels stand behind one row
  await page.evaluate(() => globalThis.recorder.port.postMessage('start'));
  await page.waitForTimeout(recordedBeforeMs);
  await page.locator(`[data-test="listen-${to}"]`).click();
  await page.waitForTimeout(recordedAfterMs);
  const { samples, tap, lateMs } = await page.evaluate(async () => {
    const { port } = globalThis.recorder;
    const told = new Promise((done) => (port.onmessage = ({ data }) => done(data)));
    port.postMessage('stop');
    const { at, samples: heard, lateMs } = await told;
    const bytes = new Uint8Array(heard.buffer);
    let text = '';
    for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
    return { samples: btoa(text), tap: Math.round(globalThis.tappedAt * 48_000) - at, lateMs };
  });
  const bytes = Buffer.from(samples, 'base64');
  const heard = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return { tap, samples: heard, lateMs };
}

/**
 * What a switch from one steady tone to another sounds like.
 *
 * @returns `heard_ms` from the tap to half the new tone's loudness (Infinity: never), `gap_ms` the longest time of less
 *     than a quarter of the softer tone, `click` the largest step in the wave, as a part of
 *     the new tone's height
 */
export function judged({ samples, tap }, oldHertz, newHertz, rate = 48_000) {
  const length = (windowMs * rate) / 1000;
  const hop = (hopMs * rate) / 1000;
  const heard = [];
  for (let from = 0; from + length <= samples.length; from += hop) {
    const part = samples.subarray(from, from + length);
    const loud = Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / length);
    heard.push({ end: from + length, loud, tone: amplitude(part, newHertz, rate) });
  }
  const before = heard.filter(({ end }) => end <= tap);
  const last = heard.slice(-Math.round(200 / hopMs));
  const settled = median(last.map(({ tone }) => tone));
  const found = heard.find(({ end, tone }) => end > tap && tone > settled / 2);
  const quiet = Math.min(median(before.map(({ loud }) => loud)), median(last.map(({ loud }) => loud))) / 4;
  let [gap, longest] = [0, 0];
  for (const { loud } of heard) {
    gap = loud < quiet ? gap + hopMs : 0;
    longest = Math.max(longest, gap);
  }
  const steps = stepsIn(samples, [oldHertz, newHertz], rate).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return {
    heard_ms: found && settled > 0.01 ? ((found.end - tap) * 1000) / rate : Infinity,
    gap_ms: longest,
    click: steps / settled,
    wrong: amplitude(samples.subarray(samples.length - 10 * length), oldHertz, rate) > settled / 4,
  };
}

/** How loud a frequency is in a stretch (Goertzel, with a raised cosine so that others do not leak in). */
function amplitude(samples, hertz, rate) {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [one, two] = [0, 0];
  samples.forEach((sample, i) => {
    const shaped = sample * (1 - Math.cos((2 * Math.PI * i) / samples.length));
    [one, two] = [shaped + turn * one - two, one];
  });
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / samples.length;
}

/** What is left of a wave once both tones are taken out of it, however loud each is: nothing of a fade, all of a step. */
function stepsIn(samples, hertz, rate) {
  const left = Float64Array.from(samples);
  for (const one of hertz) {
    const turn = 2 * Math.cos((2 * Math.PI * one) / rate);
    for (let i = left.length - 1; i >= 2; i--) left[i] += left[i - 2] - turn * left[i - 1];
    left[0] = left[1] = 0;
  }
  return left.subarray(2 * hertz.length);
}

export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
