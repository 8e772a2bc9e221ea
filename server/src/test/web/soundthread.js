/**
 * The sound connections of people who need no page, on a thread of its own as in a page: whatever the test does meanwhile, a
 * frame leaves every 20 ms. Owner: this thread.
 */
import { parentPort } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import { Socket } from './socket.js';
import { silentPacket, frameSamples } from './opus.js';
import {
  ClientMessageSchema,
  create,
  defaultBackoff,
  fromBinary,
  Link,
  ServerMessageSchema,
  toBinary,
} from './sdk.js';

const frameMs = 20;
const lookMs = 10;
/** A microphone that was kept waiting for longer than this has lost what was said meanwhile. */
const mostBehind = 40;
const purposeSound = 2;
const lines = new Map();

class Line {
  #link;
  #id;
  #access;
  #leases = new Map();
  #call;
  #wanted;
  #speech;
  #next = 0;
  #startMs = performance.now();
  #captured = 0;
  #heard;

  constructor(id, access) {
    this.#id = id;
    this.#access = access;
    this.#link = new Link({
      url: access.url,
      WebSocket: Socket,
      reconnect: defaultBackoff,
      hello: async () => this.#message({ case: 'hello', value: this.#hello() }),
      ask: () => this.#message({ case: 'clock', value: { clientTimeUs: 0n } }),
      onState: (state) => this.#became(state),
      onMessage: (bytes) => this.#told(fromBinary(ServerMessageSchema, bytes).body),
      onEnd: ({ code }) => this.#tell({ is: 'ended', code }),
    });
    this.#link.open();
  }

  /** From the first word on, round and round; undefined: an open microphone into which nobody speaks. */
  speak(speech) {
    this.#speech = speech;
    this.#next = 0;
  }

  listen(channels, incoming) {
    this.#wanted = { channels, incoming };
    this.#send({ case: 'listen', value: this.#wanted });
  }

  /** Keeps what is heard from here on; the hub's answer to `ask` says from which instant. */
  keep() {
    this.#heard = [];
  }

  taken() {
    const heard = this.#heard ?? [];
    this.#heard = undefined;
    return heard;
  }

  /** The answer comes after all that the hub said before. */
  ask(question) {
    this.#send({ case: 'clock', value: { clientTimeUs: BigInt(question) } });
  }

  /** Control is in another session: so is the sound. */
  enter(session) {
    this.#access = { ...this.#access, session };
    this.#link.again();
  }

  close() {
    this.#link.close();
  }

  /** Sends what is due. */
  turn(nowMs) {
    let due = Math.floor((nowMs - this.#startMs) / frameMs) - this.#captured;
    if (due > mostBehind) {
      this.#captured += due;
      due = 0;
    }
    for (; due > 0; due--) this.#frame();
  }

  #frame() {
    const captured = BigInt(this.#captured++ * frameSamples);
    const open = this.#call !== undefined || this.#leases.size > 0;
    if (!open) return;
    const { packet, voice } = this.#said();
    const frame = { captured, voice, opus: packet };
    if (this.#call !== undefined) {
      const { epoch } = this.#call;
      this.#send({
        case: 'intercom',
        value: { frames: [{ ...frame, epoch, sequence: this.#call.sequence++ }] },
      });
      return;
    }
    const frames = [...this.#leases.values()].map((lease) => ({
      ...frame,
      channel: lease.channel,
      epoch: lease.epoch,
      sequence: lease.sequence++,
    }));
    this.#send({ case: 'audio', value: { frames } });
  }

  #said() {
    if (this.#speech === undefined) return { packet: silentPacket, voice: 0 };
    return this.#speech[this.#next++ % this.#speech.length];
  }

  #told(body) {
    switch (body.case) {
      case 'welcome':
        this.#link.welcomed();
        if (this.#wanted) this.#send({ case: 'listen', value: this.#wanted });
        return;
      case 'audio':
      case 'intercom':
        for (const frame of body.value.frames) this.#keepFrame(frame);
        return;
      case 'lease':
        this.#lease(body.value);
        return;
      case 'intercomLease': {
        const { epoch, open } = body.value;
        this.#call = open ? { epoch, sequence: 0 } : undefined;
        this.#tell({ is: 'talking', open });
        return;
      }
      case 'clock':
        this.#tell({
          is: 'answer',
          question: Number(body.value.clientTimeUs),
          hubMs: Number(body.value.serverTimeUs) / 1000,
        });
        return;
      case 'leaving':
        return this.#link.left(body.value.code, body.value.retryAfterMs, body.value.text);
    }
  }

  #keepFrame({ channel = -1, track = 0, epoch, sequence, captured, voice, opus, hubTimeMs = 0n }) {
    if (opus.length === 0) return;
    this.#heard?.push({
      at: this.#heard.length,
      arrivedMs: performance.now(),
      channel,
      track,
      epoch,
      sequence,
      captured: Number(captured),
      voice,
      opus: Uint8Array.from(opus),
      hubTimeMs: Number(hubTimeMs) || Date.now(),
    });
  }

  #lease({ channel, epoch, open, armed }) {
    if (!open) this.#leases.delete(channel);
    else if (this.#leases.get(channel)?.epoch !== epoch)
      this.#leases.set(channel, { channel, epoch, sequence: 0 });
    this.#tell({ is: 'lease', channel, epoch, open, armed });
  }

  #became(state) {
    if (state !== 'connected') {
      this.#leases.clear();
      this.#call = undefined;
    }
    this.#tell({ is: 'state', state });
  }

  #hello() {
    const { token, session, language } = this.#access;
    return { token, session, language, client: 'browser-tests', purpose: purposeSound };
  }

  #send(body) {
    this.#link.send(this.#message(body));
  }

  #message(body) {
    return toBinary(ClientMessageSchema, create(ClientMessageSchema, { body }));
  }

  #tell(message) {
    parentPort.postMessage({ id: this.#id, ...message });
  }
}

parentPort.on('message', ({ id, does, with: values = [] }) => {
  if (does === 'open') return void lines.set(id, new Line(id, ...values));
  const line = lines.get(id);
  if (does === 'taken') parentPort.postMessage({ id, is: 'taken', frames: line.taken() });
  else line?.[does](...values);
  if (does === 'close') lines.delete(id);
});

/** Sends each page's probe (`people.js`) a packet as often as a speaker does: whoever cannot get this in time cannot get sound. */
const probes = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
probes.on('connection', (socket) => socket.on('error', () => socket.terminate()));
probes.on('listening', () => parentPort.postMessage({ is: 'probes', port: probes.address().port }));
let probed = performance.now();

setInterval(() => {
  const nowMs = performance.now();
  for (const line of lines.values()) line.turn(nowMs);
  for (; nowMs - probed >= frameMs; probed += frameMs)
    for (const socket of probes.clients) socket.send(silentPacket);
}, lookMs);
