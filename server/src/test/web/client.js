/**
 * People who need no page: clients of the SDK, with sound as Opus packets on the wire. What they hear is judged as the frames
 * that came, decoded: everything up to the hub's last byte, and nothing of how a browser fares on this machine.
 */
import { Worker } from 'node:worker_threads';
import { Socket } from './socket.js';
import { decoded, frameSamples, packetsOf } from './opus.js';
import { inTime, until } from './patience.js';
import { DragomanClient } from './sdk.js';
import { audible, loudest, pauseSeconds, silence } from './speech.js';

/** One thread for all lines of a file's people; it keeps nobody from ending. */
let thread;
const lines = new Map();
let tellProbes;
const probes = new Promise((told) => (tellProbes = told));

function soundThread() {
  if (thread !== undefined) return thread;
  thread = new Worker(new URL('./soundthread.js', import.meta.url));
  thread.on('message', ({ id, ...message }) => {
    if (message.is === 'probes') tellProbes(message.port);
    else lines.get(id)?.(message);
  });
  thread.unref();
  return thread;
}

/** Where a page's probe gets its packets. */
export async function probeAddress() {
  soundThread();
  return `ws://127.0.0.1:${await probes}`;
}

export class Client {
  #id = -1;
  #access;
  #state = 'disconnected';
  #leases = new Map();
  #talking = false;
  #questions = 0;
  #answers = new Map();
  #taken;
  static #count = 0;

  /**
   * @param link as it is printed for a badge; without a session it leads to the conference's present one, as for a page
   * @param follow goes along to the session that goes on; the sound goes wherever control is
   */
  constructor(link, { session = '', language = 'en', follow = false } = {}) {
    const { host, hash } = new URL(link);
    const token = new URLSearchParams(hash.slice(1)).get('t');
    this.#access = { url: `ws://${host}/v1/session`, token, session, language };
    this.client = new DragomanClient({ ...this.#access, follow, WebSocket: Socket });
    this.client.on('welcome', ({ session: now }) => this.#went(now.session));
  }

  static async enter(link, options) {
    const client = new Client(link, options);
    await client.client.connect();
    return client;
  }

  /** Goes to another session by hand, and is there with both connections. */
  async goTo(session) {
    await this.client.enter(session);
    await until(() => this.connected, `in ${session}`);
  }

  #went(session) {
    if (session === this.#access.session) return;
    this.#access = { ...this.#access, session };
    if (this.#id < 0) return;
    this.#state = 'connecting';
    this.#do('enter', session);
  }

  get snapshot() {
    return this.client.snapshot;
  }

  /** The open leases of this one's microphone, by channel. */
  get leases() {
    return [...this.#leases.values()];
  }

  /** Whether a microphone of theirs is heard: a lease is open, and not only armed for a handover. */
  get live() {
    return this.leases.some(({ armed }) => !armed);
  }

  /** Whether both connections stand. */
  get connected() {
    return this.#state === 'connected' && this.client.state === 'connected';
  }

  get talking() {
    return this.#talking;
  }

  /** Waits until something holds of what this one is told. */
  until(holds, what) {
    return until(() => holds(this.snapshot), what ?? `${holds}`);
  }

  channel(language) {
    return this.snapshot.welcome.conference.languages.find(({ tag }) => tag === language).channel;
  }

  /** Opens the sound's own connection. */
  async sound() {
    if (this.#id >= 0) return;
    this.#id = Client.#count++;
    lines.set(this.#id, (message) => this.#told(message));
    this.#do('open', this.#access);
    await until(() => this.#state === 'connected', 'sound');
  }

  /** Speaks a file from its first word on, round and round, into whatever lease is open. */
  speak(file) {
    this.#do('speak', packetsOf(file));
  }

  /** Sounds a steady tone that has a whole number of waves in a frame, of its midst, so that it goes round without a step. */
  sustain(file) {
    this.#do('speak', packetsOf(file).slice(50, 150));
  }

  hush() {
    this.#do('speak', undefined);
  }

  /** Hears these channels, and with `desk` whatever the hub gives a desk to hear. */
  listen(channels, { desk = false } = {}) {
    this.#do('listen', channels, desk);
  }

  /**
   * What is heard for so many seconds of the hub's clock from now on, channel by channel: energy and highest sample of each
   * 20 ms, and how many frames the hub's own count says are missing.
   */
  async hears(seconds) {
    const ended = await this.hearing();
    return ended(await this.passes(seconds));
  }

  /** Waits until nothing more than silence comes on a channel, for so many seconds together: longer than a speaker's pauses. */
  fallsSilent(channel, seconds = pauseSeconds) {
    return until(
      async () => loudest(await (await this.hears(seconds)).energies(channel)) < silence,
      `silence on channel ${channel}`,
    );
  }

  /** Waits until somebody is heard on a channel. */
  isHeard(channel, above = audible) {
    return until(
      async () => loudest(await (await this.hears(0.5)).energies(channel)) > above,
      `a voice on channel ${channel}`,
    );
  }

  /** Begins to hear; the answer ends it and says what was heard. */
  async hearing() {
    this.#do('keep');
    const fromMs = await this.#hubMs();
    return async (toMs) => {
      const endMs = toMs ?? (await this.#hubMs());
      const frames = await this.#take();
      return new Heard(frames, fromMs, endMs);
    };
  }

  async close() {
    if (this.#id >= 0) this.#do('close');
    lines.delete(this.#id);
    this.#id = -1;
    await this.client.close();
  }

  /** Waits until so many seconds of the hub's time are over, and all that it sent in them is here; which instant that is. */
  async passes(seconds) {
    const endMs = (await this.#hubMs()) + seconds * 1000;
    for (let nowMs = endMs - seconds * 1000; nowMs < endMs; nowMs = await this.#hubMs())
      await new Promise((later) => setTimeout(later, endMs - nowMs));
    return endMs;
  }

  /** The hub's clock. A question that a lost connection took with it is asked again. */
  async #hubMs() {
    const question = ++this.#questions;
    const answer = new Promise((answered) => this.#answers.set(question, answered));
    const ask = () => this.#do('ask', question);
    const again = setInterval(ask, 1_000);
    ask();
    return inTime(answer, "the hub's clock").finally(() => clearInterval(again));
  }

  #take() {
    return new Promise((taken) => {
      this.#taken = taken;
      this.#do('taken');
    });
  }

  #do(does, ...values) {
    soundThread().postMessage({ id: this.#id, does, with: values });
  }

  #told(message) {
    switch (message.is) {
      case 'state':
        this.#state = message.state;
        if (message.state !== 'connected') this.#leases.clear();
        return;
      case 'lease':
        if (message.open) this.#leases.set(message.channel, message);
        else this.#leases.delete(message.channel);
        return;
      case 'talking':
        this.#talking = message.open;
        return;
      case 'answer':
        this.#answers.get(message.question)?.(message.hubMs);
        this.#answers.delete(message.question);
        return;
      case 'taken':
        this.#taken(message.frames);
        return;
    }
  }
}

/** What came over the wire between two instants of the hub's clock. */
export class Heard {
  constructor(frames, fromMs, toMs) {
    this.frames = frames;
    this.fromMs = fromMs;
    this.toMs = toMs;
  }

  /** Energy and highest sample of each 20 ms of a channel; without one, of all that was sent. */
  pieces(channel) {
    return decoded(this.#of(channel), this.fromMs, this.toMs);
  }

  async energies(channel) {
    return (await this.pieces(channel)).map(({ energy }) => energy);
  }

  /** The longest that a frame of a source that had begun was waited for, from the microphone to here. */
  get longestWaitMs() {
    const sources = [...new Set(this.frames.map(({ channel }) => channel))].flatMap((one) =>
      this.sources(one),
    );
    const waits = sources.flatMap(({ frames }) =>
      frames.slice(1).map(({ arrivedMs }, i) => arrivedMs - frames[i].arrivedMs),
    );
    return Math.max(0, ...waits);
  }

  /** Frames that this listener lost by the hub's count of a channel. */
  lost(channel) {
    const frames = this.#of(channel);
    let lost = 0;
    for (let i = 1; i < frames.length; i++)
      lost += Math.max(0, (frames[i].sequence - frames[i - 1].sequence - 1) | 0);
    return lost;
  }

  /**
   * Each source of a channel in the order in which they came: its frames, how many of them are missing, and how long the hub
   * waited at most from one to the next.
   */
  sources(channel) {
    const sources = new Map();
    for (const frame of this.#of(channel)) {
      const name = `${frame.track}:${frame.epoch}`;
      sources.set(name, [...(sources.get(name) ?? []), frame]);
    }
    return [...sources.values()].map((frames) => {
      const [first, last] = [frames[0], frames.at(-1)];
      const waits = frames.slice(1).map(({ hubTimeMs }, i) => hubTimeMs - frames[i].hubTimeMs);
      return {
        first,
        last,
        frames,
        missing: (last.captured - first.captured) / frameSamples + 1 - frames.length,
        longestWaitMs: Math.max(0, ...waits),
      };
    });
  }

  #of(channel) {
    return this.frames.filter((frame) => channel === undefined || frame.channel === channel);
  }
}
