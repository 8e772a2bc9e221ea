/** A stock Firefox, driven by its own protocol, WebDriver BiDi over a WebSocket, with a sound server of its own that plays into nothing. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import WebSocket from 'ws';
import { guardMs } from './patience.js';

const places = [process.env.DRAGOMAN_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
const startMs = guardMs;
const answerMs = 2 * guardMs;
const waitMs = guardMs;
const lookMs = 100;

const firefoxPath = places.find((place) => place !== undefined && existsSync(place));
const soundServer = process.env.PATH.split(delimiter)
  .map((folder) => join(folder, 'pulseaudio'))
  .find((place) => existsSync(place));

/** What is missing for these tests, or false: without a device Firefox renders no sound. */
export const lacking =
  (firefoxPath === undefined && 'no Firefox here: install firefox-esr, or set DRAGOMAN_FIREFOX') ||
  (soundServer === undefined && 'no sound server for Firefox here: install pulseaudio');

const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'intl.accept_languages': 'en',
  'media.autoplay.default': 0,
  'media.navigator.streams.fake': true, // a microphone that hums
  'media.navigator.permission.disabled': true,
};

/** One page of a Firefox of its own. */
export class Firefox {
  #process;
  #sound;
  #profile = mkdtempSync(join(tmpdir(), 'dragoman-firefox-'));
  #socket;
  #asked = 0;
  #waiting = new Map();
  #context;

  static async open() {
    const firefox = new Firefox();
    await firefox.#start();
    return firefox;
  }

  async #start() {
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(this.#profile, 'user.js'), lines.join('\n'));
    const env = await this.#startSound();
    this.#process = spawn(
      firefoxPath,
      ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', this.#profile],
      { stdio: ['ignore', 'ignore', 'pipe'], env },
    );
    const address = await new Promise((found, failed) => {
      const late = setTimeout(() => failed(new Error('Firefox did not start')), startMs);
      let said = '';
      this.#process.stderr.on('data', (bytes) => {
        said = (said + bytes).slice(-10_000);
        const [, url] = /BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (url === undefined) return;
        clearTimeout(late);
        found(url);
      });
      this.#process.once('exit', () => failed(new Error(`Firefox ended: ${said}`)));
    });
    this.#socket = new WebSocket(`${address}/session`);
    await new Promise((open, failed) => {
      this.#socket.once('open', open);
      this.#socket.once('error', failed);
    });
    this.#socket.on('message', (text) => this.#answered(JSON.parse(text)));
    await this.#ask('session.new', { capabilities: {} });
    const { contexts } = await this.#ask('browsingContext.getTree', {});
    this.#context = contexts[0].context;
  }

  /** A sound server that only this Firefox knows of; returns the surroundings in which it does. */
  async #startSound() {
    const folder = join(this.#profile, 'sound');
    const env = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder };
    delete env.PULSE_SERVER;
    mkdirSync(folder, { mode: 0o700 });
    const modules = ['module-native-protocol-unix', 'module-null-sink rate=48000'];
    const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((one) => ['-L', one])];
    this.#sound = spawn(soundServer, options, { stdio: 'ignore', env });
    for (const end = Date.now() + startMs; !existsSync(join(folder, 'pulse/native'));) {
      if (Date.now() > end || this.#sound.exitCode !== null)
        throw new Error('the sound server did not start');
      await new Promise((later) => setTimeout(later, lookMs));
    }
    return env;
  }

  #answered({ id, type, result, error, message }) {
    const { answer, fail } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (type === 'error') fail?.(new Error(`${error}: ${message}`));
    else answer?.(result);
  }

  #ask(method, params) {
    const id = ++this.#asked;
    return new Promise((answer, fail) => {
      const late = setTimeout(() => fail(new Error(`Firefox does not answer ${method}`)), answerMs);
      const once = (then) => (value) => {
        clearTimeout(late);
        then(value);
      };
      this.#waiting.set(id, { answer: once(answer), fail: once(fail) });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async goto(url) {
    await this.#ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** Reads or does something in the page; what it answers goes through JSON. */
  async in(does, argument) {
    const call = `(${does})(${JSON.stringify(argument) ?? ''})`;
    const { type, result, exceptionDetails } = await this.#ask('script.evaluate', {
      expression: `(async () => JSON.stringify((await ${call}) ?? null))()`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  /** Waits until something holds in the page. */
  async until(holds, argument) {
    for (const end = Date.now() + waitMs; Date.now() < end;) {
      if (await this.in(holds, argument)) return;
      await new Promise((later) => setTimeout(later, lookMs));
    }
    throw new Error(`not within ${waitMs} ms: ${holds}`);
  }

  /** As a finger does: a browser lets nothing be heard without. */
  async press(test) {
    const selector = `[data-test="${test}"]`;
    await this.until((which) => document.querySelector(which) !== null, selector);
    const [x, y] = await this.in((which) => {
      const one = document.querySelector(which);
      one.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = one.getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    }, selector);
    await this.#ask('input.performActions', {
      context: this.#context,
      actions: [
        {
          type: 'pointer',
          id: 'finger',
          actions: [
            { type: 'pointerMove', x, y },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
  }

  async close() {
    this.#socket?.close();
    await ended(this.#process);
    await ended(this.#sound);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Ends a process that was started here, if it runs. */
async function ended(child) {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}
