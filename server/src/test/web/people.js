/** People at their consoles in a real Chromium. */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath, noChromium } from './chromium.js';
import { probeAddress } from './client.js';
import { inTime, guardMs as waitMs } from './patience.js';
import { audible, pauseSeconds, silence } from './speech.js';

/** A browser whose microphone plays a file, round and round. */
export async function browser(microphone) {
  if (chromiumPath === undefined) throw new Error(noChromium);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...chromiumFlags,
      '--host-resolver-rules=MAP 192.0.2.7 127.0.0.1',
      `--use-file-for-fake-audio-capture=${microphone}`,
    ],
  });
}

/** How often something is looked for in a page: at each picture it drew, a machine without a graphics card had little else to do. */
const lookMs = 50;
const perSecond = 50;
export const settlingSeconds = 3;
/** A packet that was waited for no longer than this came as packets come. */
const ordinaryMs = 30;
/** A page whose threads are later than this have had to wait for a processor; what is less are the turns of a timer. */
export const stallMs = 100;
/** Frames that came later than this one after the other are more than a listener's player need bear: it waits 300 ms at most. */
export const waitedMs = 150;
/** How long a statement that is ended can be taken back. */
const takeBackMs = 5_000;
/** More steps than this to a control are too many for whoever has no mouse. */
const mostTabs = 200;
/** More pages than this at once are more than a small machine can play sound for in time. */
const mostPages = 3;

/** Somebody with a badge, at the console their link opens. */
export class Person {
  /** Whatever went wrong in the page. */
  troubles = [];
  #listening = false;
  #held;
  #page;
  static #of = new WeakMap();
  static #open = new Set();

  constructor(page) {
    this.page = page;
    Person.#open.add(page);
    page.once('close', () => Person.#open.delete(page));
    page.once('crash', () => Person.#open.delete(page));
    if (Person.#open.size > mostPages) throw new Error(`${Person.#open.size} pages are open at once`);
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/40[14] \(/.test(message.text())) this.troubles.push(message.text());
    });
  }

  static async enter(within, link, options = {}, prepare = () => undefined) {
    const context = await within.newContext({ locale: 'en', ...options });
    context.setDefaultTimeout(waitMs);
    await prepare(context);
    const person = new Person(await context.newPage());
    Person.#of.set(context, person);
    await person.page.goto(link);
    await person.until(() => globalThis.dragoman?.client.state === 'connected');
    return person;
  }

  /** Goes; whatever went wrong in the page meanwhile is told here. */
  async leave() {
    await this.page.context().close();
    assert.deepEqual(this.troubles, []);
  }

  /** What the hub says does not reach the page from now on; what was said meanwhile comes with `hearAgain`. */
  stopHearing() {
    this.#held = [];
  }

  hearAgain() {
    const [held, page] = [this.#held ?? [], this.#page];
    this.#held = undefined;
    for (const message of held) page?.send(message);
  }

  /** As a context is made ready whose page may be kept from hearing: all goes through here, and in its order. */
  static async throughHere(context) {
    await context.routeWebSocket(/\/v1\/session/, (page) => {
      const hub = page.connectToServer();
      hub.onMessage((message) => {
        const held = Person.#of.get(context)?.heldFrom(page);
        if (held) held.push(message);
        else page.send(message);
      });
    });
  }

  /** Where messages to a page wait, if they do. */
  heldFrom(page) {
    this.#page ??= page;
    return this.#held;
  }

  /** Waits until something holds in the page. */
  until(holds, argument) {
    return this.page.waitForFunction(holds, argument, { timeout: waitMs, polling: lookMs });
  }

  /** Reads or does something in the page. */
  in(does, argument) {
    return this.page.evaluate(does, argument);
  }

  press(test) {
    return this.page.locator(`[data-test="${test}"]`).first().click({ timeout: waitMs });
  }

  see(test) {
    return this.page.locator(`[data-test="${test}"]`).first().waitFor({ timeout: waitMs });
  }

  /** Walks to a control by the tab key alone. */
  async tabTo(test, within = '') {
    const there = () =>
      this.in(
        ([name, part]) => document.activeElement?.matches(`${part} [data-test="${name}"]`),
        [test, within],
      );
    for (let steps = 0; steps < mostTabs; steps++) {
      if (await there()) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`the tab key does not reach ${test}`);
  }

  /** A single key is pressed once the console takes keys again: a moment after somebody typed there. */
  async key(code) {
    if (/^Key/.test(code)) await this.until(() => !document.querySelector('main[data-keys=resting]'));
    return this.page.keyboard.press(code);
  }

  /** Waits until the lamp of this desk looks so. */
  lamp(look) {
    return this.page.locator(`[data-test="microphone"][data-lamp="${look}"]`).waitFor();
  }

  /** Sits down at a booth's desk: headset on, microphone off. */
  async sitDown() {
    await this.press('start-booth');
    await this.until(() => dragoman.sound?.microphone === 'open');
  }

  /** Goes on air with the desk's key, until the hub's receipt lights the lamp. */
  async goOnAir() {
    await this.key('KeyM');
    await this.lamp('live');
  }

  /** Opens a delegate's sound at a language, as a person does. */
  async listenTo(language) {
    await this.press(`first-${language}`);
    await this.press('listen');
    await this.until(() => dragoman.sound?.state === 'connected');
  }

  /** Hears another channel, `none` for none: a delegate's channels stand behind one row. */
  async hear(channel) {
    await this.press('listen-change');
    await this.press(`listen-${channel}`);
  }

  /** Ends one's own speech, and waits not for the seconds in which that could be taken back. */
  async finish() {
    await this.press('finish');
    const now = this.page.locator('[data-test="ending-now"]');
    await now.click({ timeout: takeBackMs }).catch(() => undefined); // too late: it ended by itself
  }

  /** Reads captions in a language, which a delegate's page shows unless it was told not to. */
  async readCaptions(language) {
    await this.see('captions-toggle');
    const toggle = this.page.locator('[data-test="captions-toggle"]');
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
    await this.page.locator('[data-test="caption-language"]').selectOption(language);
  }

  channel(language) {
    return this.in(
      (tag) => dragoman.client.snapshot.conference.languages.find((one) => one.tag === tag).channel,
      language,
    );
  }

  /** Each 20 ms that are really played, for so many seconds of this page's clock from now: see `Output`. */
  async listens(seconds) {
    return new Output(await this.#ear('next', seconds * perSecond));
  }

  /**
   * The same, once this page's clock kept up for so many seconds in a row, after some in which it did so too: what a stall had
   * let pile up is played by then. What was played before that proves nothing about the product and is not judged.
   */
  async listensInTime(seconds) {
    const times = [seconds * perSecond, settlingSeconds * perSecond, stallMs, waitedMs];
    const { pieces, passedOver } = await this.#ear('inTime', times);
    if (passedOver > 0)
      console.log(
        `this page's clock stood still now and then: ${passedOver / perSecond} s of its output are not judged`,
      );
    return new Output(pieces);
  }

  /** Waits until this page plays nothing any more, for so many seconds together: longer than a speaker's pauses. */
  fallsSilent(seconds = pauseSeconds) {
    return this.#ear('quiet', [seconds * perSecond, silence]);
  }

  /** Waits until something is heard on this page. */
  isHeard(above = audible) {
    return this.#ear('loud', above);
  }

  async #ear(how, wish) {
    await this.#listen();
    return inTime(
      this.in(([name, argument]) => ear[name](argument), [how, wish]),
      `${how} ${wish}`,
    );
  }

  async #listen() {
    if (this.#listening) return;
    this.#listening = true;
    await this.in(putEar, [ear, probeWorker(await probeAddress())]);
  }
}

/** What a page really played: pieces of 20 ms, with energy, highest sample, power as the ear weighs it, and how late its clock was. */
export class Output {
  constructor(pieces) {
    this.pieces = pieces;
  }

  get energies() {
    return this.pieces.map(({ energy }) => energy);
  }

  get loudest() {
    return Math.max(...this.pieces.map(({ peak }) => peak));
  }

  /** How much later than at its best this page's clock was at its worst. */
  get lateMs() {
    const late = this.pieces.map(({ lateMs }) => lateMs);
    return Math.max(...late) - Math.min(...late);
  }

  /** The longest that this page's probe had to do without a packet. */
  get starvedMs() {
    return Math.max(...this.pieces.map(({ starvedMs }) => starvedMs));
  }

  get standstill() {
    return `${Math.round(this.lateMs)} ms (its probe ${Math.round(this.starvedMs)} ms)`;
  }

  get isInTime() {
    return this.lateMs <= stallMs && this.starvedMs <= waitedMs;
  }

  slice(from, to) {
    return new Output(this.pieces.slice(from, to));
  }
}

/**
 * Waits until these pages kept their time for so many seconds in a row, and answers with what was heard in them: what a page
 * speaks or plays proves something only while its clock is that of a machine whose sound card is served.
 *
 * @param hear begins to hear elsewhere, and answers with how to end it
 * @param wire whether a page plays it: then the frames must have come in time as well, as they do not where another page, on
 *     another thread of this machine, had to wait to encode them. What is judged as it came over the wire may come late.
 */
export async function whileInTime(people, seconds, hear = () => () => undefined, { wire = true } = {}) {
  for (const end = Date.now() + waitMs; Date.now() < end;) {
    const ended = await hear();
    const outputs = await Promise.all(people.map((person) => person.listens(settlingSeconds + seconds)));
    const heard = await ended();
    const waits = wire ? [heard].flat().map((one) => one?.longestWaitMs ?? 0) : [0];
    if (outputs.every(({ isInTime }) => isInTime) && Math.max(...waits) <= waitedMs)
      return { heard, outputs: outputs.map((one) => one.slice(settlingSeconds * perSecond)) };
    console.log(
      `not judged: pages stood still for ${outputs.map(({ standstill }) => standstill).join(', ')}, the wire for ` +
        `${Math.max(...waits).toFixed(0)} ms`,
    );
  }
  throw new Error(`in ${waitMs / 1000} s these pages never kept their time for ${seconds} s`);
}

/** What a page is opened with in which somebody listens: the ear is a script from elsewhere. */
export const listening = { bypassCSP: true };

/**
 * On the sound's own thread, where a busy page loses nothing: energy, highest sample and weighed power of each 20 ms, and how
 * late this clock is by the machine's. A sound card's clock is never late; this one is once its thread had to wait for a
 * processor, and what is played is not what it would have been.
 */
function earWorklet() {
  const pieceFrames = 960;
  class Ear extends AudioWorkletProcessor {
    sum = 0;
    weighed = 0;
    peak = 0;
    count = 0;

    process([plain, weighted], [[out]]) {
      for (let i = 0; i < out.length; i++) {
        const sample = plain[0]?.[i] ?? 0;
        this.sum += sample ** 2;
        this.weighed += (weighted[0]?.[i] ?? 0) ** 2;
        this.peak = Math.max(this.peak, Math.abs(sample));
        this.count += 1;
        if (this.count < pieceFrames) continue;
        const { sum, weighed, peak } = this;
        const lateMs = Date.now() - (currentFrame + i) / 48;
        this.port.postMessage({
          energy: Math.sqrt(sum / pieceFrames),
          peak,
          power: weighed / pieceFrames,
          lateMs,
        });
        this.sum = this.weighed = this.peak = this.count = 0;
      }
      return true;
    }
  }
  registerProcessor('ear-of-the-test', Ear);
}

/** The worklet's script, for `putEar`. */
export const ear = `(${earWorklet})()`;

const probeWorker = (address) => `
  let [last, time] = [performance.now(), 0];
  const decoded = () => {
    const now = performance.now();
    if (now - last > ${ordinaryMs}) postMessage(now - last);
    last = now;
  };
  const decoder = globalThis.AudioDecoder && new AudioDecoder({
    output: (sound) => { sound.close(); decoded(); },
    error: () => undefined,
  });
  decoder?.configure({ codec: 'opus', sampleRate: 48000, numberOfChannels: 1 });
  const socket = new WebSocket(${JSON.stringify(address)});
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) =>
    decoder ? decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: (time += 20000), data })) : decoded();
`;

/** In the page: an ear at the sound's output. */
export async function putEar([script, probe]) {
  const { context, output } = dragoman.sound;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const node = new AudioWorkletNode(context, 'ear-of-the-test', {
    numberOfInputs: 2,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  const ears = new Set();
  // A probe: a worker that gets and decodes a packet every 20 ms, as every player must, and says how long it had to do without.
  // It knows nothing of the product, so that no fault of the product excuses itself.
  const pulse = new Worker(URL.createObjectURL(new Blob([probe], { type: 'text/javascript' })));
  let starvedMs = 0;
  pulse.onmessage = ({ data }) => (starvedMs = Math.max(starvedMs, data));
  node.port.onmessage = ({ data }) => {
    ears.forEach((told) => told({ ...data, starvedMs }));
    starvedMs = 0;
  };
  // Where the test has a microphone of its own, that one's clock too, once it runs.
  const besideMicrophone = async ({ context: device, gain }) => {
    await device.audioWorklet.addModule(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    const beside = new AudioWorkletNode(device, 'ear-of-the-test', { numberOfInputs: 2 });
    let least = Infinity;
    beside.port.onmessage = ({ data: { lateMs } }) => {
      least = Math.min(least, lateMs);
      starvedMs = Math.max(starvedMs, lateMs - least);
    };
    gain.connect(beside, 0, 0);
    beside.connect(device.destination);
  };
  void globalThis.voice?.device.then(besideMicrophone);
  // ITU-R BS.1770 at 48 kHz: the head's shelf, then the low cut.
  const shelf = context.createIIRFilter(
    [1.53512485958697, -2.69169618940638, 1.19839281085285],
    [1, -1.69065929318241, 0.73248077421585],
  );
  const cut = context.createIIRFilter([1, -2, 1], [1, -1.99004745483398, 0.99007225036621]);
  output.connect(node, 0, 0);
  output.connect(shelf).connect(cut).connect(node, 0, 1);
  node.connect(context.destination);
  /** Listens until `done` answers with something. */
  const until = (done) =>
    new Promise((heard) => {
      const told = (piece) => {
        const answer = done(piece);
        if (answer === undefined) return;
        ears.delete(told);
        heard(answer);
      };
      ears.add(told);
    });
  globalThis.ear = {
    next(wanted) {
      const pieces = [];
      return until((piece) => (pieces.push(piece) === wanted ? pieces : undefined));
    },
    inTime([wanted, before, stall, waited]) {
      let [pieces, passedOver, least, most] = [[], 0, Infinity, -Infinity];
      return until((piece) => {
        pieces.push(piece);
        [least, most] = [Math.min(least, piece.lateMs), Math.max(most, piece.lateMs)];
        if (most - least > stall || piece.starvedMs > waited) {
          passedOver += pieces.length;
          [pieces, least, most] = [[], Infinity, -Infinity];
        }
        return pieces.length < wanted + before ? undefined : { pieces: pieces.slice(before), passedOver };
      });
    },
    /** Once so many pieces in a row are so quiet. */
    quiet([wanted, below]) {
      let silent = 0;
      return until(({ energy }) => ((silent = energy < below ? silent + 1 : 0) >= wanted ? true : undefined));
    },
    loud: (above) => until(({ energy }) => (energy > above ? true : undefined)),
  };
}
