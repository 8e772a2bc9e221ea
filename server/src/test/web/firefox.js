/** A stock Firefox, driven by its own protocol: WebDriver BiDi over a WebSocket. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

const places = [process.env.DRAGOMAN_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
const startMs = 60_000;
const answerMs = 60_000;
const waitMs = 30_000;
const lookMs = 100;

/** Where Firefox is; undefined where it is not installed. */
export const firefoxPath = places.find((place) => place !== undefined && existsSync(place));

const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'intl.accept_languages': 'en',
  'media.autoplay.default': 0,
};

/** One page of a Firefox of its own. */
export class Firefox {
  #process;
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
    this.#process = spawn(
      firefoxPath,
      ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', this.#profile],
      { stdio: ['ignore', 'ignore', 'pipe'] },
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
    if (this.#process?.exitCode === null) {
      const ended = new Promise((done) => this.#process.once('exit', done));
      this.#process.kill();
      await ended;
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
