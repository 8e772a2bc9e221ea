/**
 * A link as of a phone between a browser and a hub: so many bits a second each way and a round trip, for all connections
 * together. Each connection waits a round trip before its first byte and begins slowly, as TCP does (RFC 6928: ten
 * segments, then twice as many each round trip). The browser's own shaping leaves WebSockets alone, so this one is a proxy.
 */
import { connect, createServer } from 'node:net';

const segment = 1_460;
const headers = 40;
const firstWindow = 10 * segment;
const widestWindow = 256 * 1024;

/** One direction of the link, which carries one segment after the other. */
class Way {
  #free = 0;

  constructor(bitsPerSecond, delayMs) {
    this.bytesPerMs = bitsPerSecond / 8_000;
    this.delayMs = delayMs;
  }

  /** Calls `arrived` once so many bytes are through. */
  carry(bytes, arrived) {
    const now = performance.now();
    this.#free = Math.max(now, this.#free) + bytes / this.bytesPerMs;
    setTimeout(arrived, this.#free + this.delayMs - now);
  }
}

/** Carries what comes from one socket over to the other, no more at a time than its window. */
function pump(from, to, way, readyMs) {
  const waiting = [];
  const under = [];
  let ready = false;
  let ended = false;
  let open = 0;
  let window = firstWindow;
  const send = () => {
    while (ready && waiting.length > 0 && open < window) {
      const piece = waiting.shift();
      open += piece.length;
      under.push(piece);
      way.carry(piece.length + headers, () => {
        const through = under.shift(); // timers of one millisecond may come in any order, bytes may not
        if (!to.destroyed) to.write(through);
        setTimeout(() => acknowledged(through.length), way.delayMs);
      });
    }
    if (waiting.length === 0 && from.isPaused()) from.resume();
    if (ended && waiting.length === 0 && under.length === 0) to.end();
  };
  const acknowledged = (bytes) => {
    open -= bytes;
    window = Math.min(widestWindow, window + bytes);
    send();
  };
  from.on('data', (bytes) => {
    for (let at = 0; at < bytes.length; at += segment) waiting.push(bytes.subarray(at, at + segment));
    from.pause();
    send();
  });
  from.on('end', () => {
    ended = true;
    send();
  });
  setTimeout(() => {
    ready = true;
    send();
  }, readyMs);
}

/**
 * @param site where the hub is, `http://127.0.0.1:8080`
 * @returns the address to open in its place, and how to take it away
 */
export async function shapedLink(site, { bitsPerSecond, roundTripMs }) {
  const { hostname, port } = new URL(site);
  const down = new Way(bitsPerSecond, roundTripMs / 2);
  const up = new Way(bitsPerSecond, roundTripMs / 2);
  const sockets = new Set();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (browser) => {
    const hub = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [browser, hub],
      [hub, browser],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
    }
    pump(browser, hub, up, roundTripMs);
    pump(hub, browser, down, 0);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    site: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
