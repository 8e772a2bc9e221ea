/** Whether the hub turns this network away: a page never sees why its WebSocket was refused, so it asks plainly. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DelegateClient } from '@dragoman/client';

const FIRST_MS = 1_500;
const AGAIN_MS = 10_000;
const TOO_MANY = 429;

/** @param path where the hub opens WebSockets */
export function crowded(client: DelegateClient, path = '/v1/session'): ReadonlySignal<boolean> {
  const full = signal(false);
  let timer: ReturnType<typeof setTimeout>;
  const look = async () => {
    if (client.state === 'connecting') {
      const answer = await fetch(path).catch(() => undefined);
      full.value = answer?.status === TOO_MANY;
    }
    timer = setTimeout(() => void look(), AGAIN_MS);
  };
  timer = setTimeout(() => void look(), FIRST_MS);
  client.on('welcome', () => {
    clearTimeout(timer);
    full.value = false;
  });
  return full;
}
