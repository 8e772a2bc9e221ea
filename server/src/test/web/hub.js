/** A real server on free ports, from what `mvn package` made, with a folder of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { guardMs } from './patience.js';

const root = resolve(import.meta.dirname, '../../../..');
const target = join(root, 'server/target');

/** What is said to these tests by the environment. */
const ofTests = [
  'DRAGOMAN_SHOTS',
  'DRAGOMAN_CHROMIUM',
  'DRAGOMAN_ACCESS',
  'DRAGOMAN_WEBKIT_DRIVER',
  'DRAGOMAN_FIREFOX',
];

export class Hub {
  #process;
  #data = mkdtempSync(join(tmpdir(), 'dragoman-'));
  #said = '';
  #links = new Map();
  #port = 0;
  #settings = [];
  /** A folder whose `web` is served instead of the pages in the jar, from the next start on. */
  pages = '';

  /** @param settings further ones, as `serve --set` takes them */
  static async open(...settings) {
    const hub = new Hub();
    hub.#settings = settings;
    await hub.start();
    return hub;
  }

  get site() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The link printed for a participant's badge. */
  link(participant) {
    const link = this.#links.get(participant);
    if (link === undefined) throw new Error(`no badge was printed for ${participant}`);
    return link;
  }

  /** Starts it, at the port it had before if it ran before. */
  async start() {
    const jar = readdirSync(target).find((name) => /^dragoman-server-.*\.jar$/.test(name));
    if (jar === undefined) throw new Error('no server/target/dragoman-server-*.jar: run `mvn package` first');
    const run = [
      '-XX:TieredStopAtLevel=1', // the browsers need the machine more than a compiler for an hour that never comes
      '--enable-native-access=ALL-UNNAMED',
      '--sun-misc-unsafe-memory-access=allow',
      '-cp',
      `${this.pages && `${this.pages}:`}${join(target, jar)}:${join(target, 'lib')}/*`,
      'org.dragoman.Dragoman',
      'serve',
      '--config',
      join(root, 'config/dragoman.yaml'),
      '--badges',
    ];
    for (const setting of [
      `public.port=${this.#port}`,
      'management.port=0',
      `data=${this.#data}`,
      'watch.close_after_seconds=600', // people of the SDK who are on air here send no sound
      ...this.#settings,
    ]) {
      run.push('--set', setting);
    }
    this.#said = '';
    // What is said to these tests is not said to the server, which starts with no variable it does not know.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTests.includes(name)));
    this.#process = spawn(join(jdk(), 'bin/java'), run, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stderr.on('data', (bytes) => (this.#said += bytes));
    await new Promise((ready, failed) => {
      const late = setTimeout(() => failed(new Error(`the server did not start:\n${this.#said}`)), guardMs);
      this.#process.once('exit', (code) =>
        failed(new Error(`the server ended with ${code}:\n${this.#said}`)),
      );
      this.#process.stdout.on('data', (bytes) => {
        this.#said += bytes;
        for (const [, who, link] of this.#said.matchAll(/^(\S+) (https?:\/\/\S+#t=\S+)$/gm))
          this.#links.set(who, link);
        if (!this.#links.has('visitor-moderator') || !this.#said.endsWith('\n')) return;
        clearTimeout(late);
        ready();
      });
    });
    this.#port = Number(new URL(this.link('visitor-moderator')).port);
  }

  /** As if its power were cut. */
  kill() {
    return this.#end('SIGKILL');
  }

  async close() {
    await this.#end('SIGTERM');
    rmSync(this.#data, { recursive: true, force: true });
  }

  #end(signal) {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null)
      return Promise.resolve();
    running.removeAllListeners('exit');
    return new Promise((ended) => {
      running.once('exit', ended);
      running.kill(signal);
    });
  }
}

/** A JDK 25 or newer, where one usually is. */
function jdk() {
  const onPath = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'java'))
    .filter(existsSync)
    .map((java) => dirname(dirname(realpathSync(java))));
  const below = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
  const homes = [
    process.env.DRAGOMAN_JAVA_HOME,
    process.env.JAVA_HOME,
    ...onPath,
    ...below('/usr/lib/jvm'),
    ...below('/opt/java'),
  ];
  const found = homes.find((home) => home !== undefined && version(home) >= 25);
  if (found === undefined) throw new Error('no JDK 25 found: install one, or set DRAGOMAN_JAVA_HOME');
  return found;
}

function version(home) {
  const release = join(home, 'release');
  if (!existsSync(release) || !existsSync(join(home, 'bin/java'))) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0);
}
