/** People at their consoles in a real Chromium. */
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath, noChromium } from './chromium.js';

const waitMs = 30_000;

/** A browser whose microphone plays a file, round and round. */
export async function browser(microphone) {
  if (chromiumPath === undefined) throw new Error(noChromium);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...chromiumFlags,
      '--host-resolver-rules=MAP insecure.test 127.0.0.1',
      `--use-file-for-fake-audio-capture=${microphone}`,
    ],
  });
}

/** Somebody with a badge, at the console their link opens. */
export class Person {
  /** Whatever went wrong in the page. */
  troubles = [];
  #listening = false;
  #held;
  #page;
  static #of = new WeakMap();

  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/40[14] \(/.test(message.text())) this.troubles.push(message.text());
    });
  }

  static async enter(within, link, options = {}, prepare = () => undefined) {
    const context = await within.newContext({ locale: 'en', ...options });
    await prepare(context);
    const person = new Person(await context.newPage());
    Person.#of.set(context, person);
    await person.page.goto(link);
    await person.until(() => globalThis.dragoman?.client.state === 'connected');
    return person;
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
    return this.page.waitForFunction(holds, argument, { timeout: waitMs });
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

  channel(language) {
    return this.in(
      (tag) => dragoman.client.snapshot.conference.languages.find((one) => one.tag === tag).channel,
      language,
    );
  }

  /** Energies of each 20 ms that are really played, for so many seconds from now. */
  async hears(seconds) {
    return (await this.listens(seconds)).map(({ energy }) => energy);
  }

  /** Each 20 ms that are really played, for so many seconds from now: energy, highest sample, and power as the ear weighs it. */
  async listens(seconds) {
    if (!this.#listening) await this.#listen();
    return this.in((count) => ear.next(count), seconds * 50);
  }

  async #listen() {
    this.#listening = true;
    await this.in(putEar, ear);
  }
}

/** What a page is opened with in which somebody listens: the ear is a script from elsewhere. */
export const listening = { bypassCSP: true };

/** On the sound's own thread, where a busy page loses nothing: energy, highest sample and weighed power of each 20 ms. */
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
        this.port.postMessage({ energy: Math.sqrt(sum / pieceFrames), peak, power: weighed / pieceFrames });
        this.sum = this.weighed = this.peak = this.count = 0;
      }
      return true;
    }
  }
  registerProcessor('ear-of-the-test', Ear);
}

/** The worklet's script, for `putEar`. */
export const ear = `(${earWorklet})()`;

/** In the page: an ear at the sound's output. */
export async function putEar(script) {
  const { context, output } = dragoman.sound;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const node = new AudioWorkletNode(context, 'ear-of-the-test', {
    numberOfInputs: 2,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  let tell = () => undefined;
  node.port.onmessage = ({ data }) => tell(data);
  // ITU-R BS.1770 at 48 kHz: the head's shelf, then the low cut.
  const shelf = context.createIIRFilter(
    [1.53512485958697, -2.69169618940638, 1.19839281085285],
    [1, -1.69065929318241, 0.73248077421585],
  );
  const cut = context.createIIRFilter([1, -2, 1], [1, -1.99004745483398, 0.99007225036621]);
  output.connect(node, 0, 0);
  output.connect(shelf).connect(cut).connect(node, 0, 1);
  node.connect(context.destination);
  globalThis.ear = {
    next(wanted) {
      const pieces = [];
      return new Promise((heard) => {
        tell = (piece) => {
          pieces.push(piece);
          if (pieces.length === wanted) heard(pieces);
        };
      });
    },
  };
}
