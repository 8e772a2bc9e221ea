/** Whether the hub turns this network away: a page never sees why its WebSocket was refused, so it asks plainly. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DelegateClient } from '@dragoman/client';

const FIRST_MS = 1_500;
const AGAIN_MS = 10_000;
const TOO_MANY = 429;

/** @param path where the hub opens WebSockets */
export function crowded(client: DelegateClient, path = '/v1/session'): ReadonlySignal<boolean> {
  const full = signal(false);
  const look = async () => {
    if (client.snapshot.welcome !== undefined) return;
    const waits = client.state === 'connecting';
    const answer = waits
      ? await fetch(path, { method: 'OPTIONS' }).catch(() => undefined)
      : undefined;
    full.value = answer?.status === TOO_MANY;
    setTimeout(() => void look(), AGAIN_MS);
  };
  setTimeout(() => void look(), FIRST_MS);
  return full;
}
