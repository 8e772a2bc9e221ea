/** WebKit as Debian ships it, near to Safari: driven by its own WebDriver, on a screen that nobody sees, with a sound server that plays into nothing. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { guardMs, until } from './patience.js';

const lookMs = 100;
const found = (name) =>
  process.env.PATH.split(delimiter)
    .map((folder) => join(folder, name))
    .find((place) => existsSync(place));
const driver = process.env.DRAGOMAN_WEBKIT_DRIVER ?? found('WebKitWebDriver');
const screen = found('Xvfb');
const soundServer = found('pulseaudio');

/** What is missing for these tests, or false. */
export const lacking =
  (driver === undefined && 'no WebKit here: install webkit2gtk-driver, or set DRAGOMAN_WEBKIT_DRIVER') ||
  (screen === undefined && 'no screen for WebKit here: install xvfb') ||
  (soundServer === undefined && 'no sound server for WebKit here: install pulseaudio');

/** One page of a WebKit of its own. */
export class WebKit {
  #children = [];
  #folder = mkdtempSync(join(tmpdir(), 'dragoman-webkit-'));
  #session = '';

  static async open() {
    const webkit = new WebKit();
    await webkit.#start();
    return webkit;
  }

  async #start() {
    const runtime = join(this.#folder, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    const env = { ...process.env, XDG_RUNTIME_DIR: runtime, HOME: this.#folder, LIBGL_ALWAYS_SOFTWARE: '1' };
    delete env.PULSE_SERVER;
    delete env.WAYLAND_DISPLAY;
    const modules = ['module-native-protocol-unix', 'module-null-sink rate=48000'];
    this.#begin(
      soundServer,
      ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((one) => ['-L', one])],
      env,
    );
    const shown = this.#begin(
      screen,
      ['-displayfd', '3', '-screen', '0', '900x1200x24', '-nolisten', 'tcp'],
      env,
      ['ignore', 'ignore', 'ignore', 'pipe'],
    );
    const display = await new Promise((told) =>
      shown.stdio[3].once('data', (bytes) => told(String(bytes).trim())),
    );
    await until(() => existsSync(join(runtime, 'pulse/native')), 'the sound server');
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    this.#begin(driver, [`--port=${port}`, '--host=127.0.0.1'], { ...env, DISPLAY: `:${display}` });
    this.#session = `http://127.0.0.1:${port}/session`;
    await until(
      () =>
        fetch(`http://127.0.0.1:${port}/status`).then(
          () => true,
          () => false,
        ),
      'WebDriver',
    );
    const { sessionId } = await this.#ask('POST', '', { capabilities: { alwaysMatch: {} } });
    this.#session += `/${sessionId}`;
    await this.#ask('POST', '/timeouts', { script: guardMs, pageLoad: guardMs });
  }

  #begin(program, options, env, stdio = 'ignore') {
    const child = spawn(program, options, { env, stdio });
    this.#children.push(child);
    return child;
  }

  async #ask(method, path, body) {
    const answer = await fetch(`${this.#session}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit, ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  goto(url) {
    return this.#ask('POST', '/url', { url });
  }

  /** Reads or does something in the page; what it answers goes through JSON. */
  async in(does, argument) {
    const script = `const done = arguments[1];
      (async () => JSON.stringify((await (${does})(arguments[0])) ?? null))().then(done, (error) => done('!' + error));`;
    const told = await this.#ask('POST', '/execute/async', {
      script: script
        .replace('arguments[0]', 'given')
        .replace('const done', 'const given = arguments[0]; const done'),
      args: [argument ?? null],
    });
    if (told.startsWith('!')) throw new Error(told);
    return JSON.parse(told);
  }

  /** Waits until something holds in the page. */
  async until(holds, argument) {
    for (const end = Date.now() + guardMs; Date.now() < end;) {
      if (await this.in(holds, argument)) return;
      await new Promise((later) => setTimeout(later, lookMs));
    }
    throw new Error(`not within ${guardMs} ms: ${holds}`);
  }

  /** As a finger does: a browser lets nothing be heard without. */
  async press(test) {
    const selector = `[data-test="${test}"]`;
    await this.until((which) => document.querySelector(which) !== null, selector);
    const [x, y] = await this.in(async (which) => {
      const place = () => {
        const one = document.querySelector(which);
        one?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = one?.getBoundingClientRect() ?? {};
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
      };
      // It is pressed once it stands still: what loads beside it moves it.
      for (let before = place(), now; ; before = now) {
        await new Promise((later) => setTimeout(later, 200));
        now = place();
        if (now[0] === before[0] && now[1] === before[1]) return now;
      }
    }, selector);
    await this.#ask('POST', '/actions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x, y, duration: 0 },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
  }

  async close() {
    await this.#ask('DELETE', '').catch(() => undefined);
    for (const child of this.#children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill();
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
