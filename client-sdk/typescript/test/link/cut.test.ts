import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Link } from '../../src/link/link.js';
import { HandSocket } from './socket.js';

const roundTripMs = 40;
/** When a connection that was dialled into a dead network asks again (RFC 6298: a second, then twice as long each time). */
const synMs = [0, 1_000, 3_000, 7_000];

beforeEach(() => {
  vi.useFakeTimers();
  HandSocket.made.length = 0;
});
afterEach(() => void vi.useRealTimers());

/** A link whose network goes away at `cutMs` and is back at `backMs`; when it is connected again. */
async function connectedAgainMs(cutMs: number, backMs: number, asksAfterMs: number): Promise<number> {
  const start = Date.now();
  const now = () => Date.now() - start;
  const dead = (at: number) => at >= cutMs && at < backMs;
  let again = Infinity;
  const link = new Link({
    url: 'ws://hub',
    WebSocket: HandSocket,
    reconnect: { firstMs: 200, longestMs: 20_000 },
    hello: () => Promise.resolve(new Uint8Array(0)),
    ask: () => new Uint8Array(0),
    onState: (to) => {
      if (to === 'connected' && now() > backMs) again = now();
    },
    onMessage: () => link.state === 'connecting' && link.welcomed(),
    onEnd: () => undefined,
  });
  const dialled = new Map<HandSocket, number>();
  const opened = new Set<HandSocket>();
  let heardMs = 0;
  link.open();
  while (now() < backMs + 20_000 && again === Infinity) {
    for (const socket of HandSocket.made) {
      if (!dialled.has(socket)) dialled.set(socket, now());
      const since = now() - (dialled.get(socket) as number);
      // The handshakes of TCP and WebSocket, and Hello with its Welcome: three round trips.
      const through = synMs.some((ms) => {
        const at = (dialled.get(socket) as number) + ms;
        return since >= ms + 3 * roundTripMs && !dead(at);
      });
      if (opened.has(socket) || socket.readyState === 3 || !through) continue;
      opened.add(socket);
      socket.opens();
      socket.onmessage?.({ data: new ArrayBuffer(0) } as never);
    }
    const flows = link.state === 'connected' && !dead(now()) && now() < cutMs;
    if (flows) {
      HandSocket.latest.onmessage?.({ data: new ArrayBuffer(0) } as never);
      heardMs = now();
    } else if (link.state === 'connected' && now() - heardMs > asksAfterMs) link.doubt();
    await vi.advanceTimersByTimeAsync(20);
  }
  link.close();
  return again;
}

describe('a network that goes away for three seconds', () => {
  test('is_noticed_and_the_link_stands_again_within_a_second_of_its_return', async () => {
    const late: number[] = [];
    for (let cut = 0; cut < 40; cut++) {
      HandSocket.made.length = 0;
      const cutMs = 2_000 + 37 * cut;
      late.push((await connectedAgainMs(cutMs, cutMs + 3_000, 900)) - cutMs - 3_000);
    }
    expect(Math.max(...late)).toBeLessThanOrEqual(1_000);
  });
});
