/** Why the hub lets nobody in from here: a page never sees why its WebSocket was refused, so it asks plainly. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DelegateClient } from '@dragoman/client';

/** `crowded`: too many connections come from this network. `foreign`: the hub does not know the address of this page. */
export type TurnedAway = 'crowded' | 'foreign';

const FIRST_MS = 1_500;
const AGAIN_MS = 10_000;
const REASONS: Readonly<Record<number, TurnedAway>> = { 429: 'crowded', 403: 'foreign' };

/** @param path where the hub opens WebSockets */
export function turnedAway(
  client: DelegateClient,
  path = '/v1/session',
): ReadonlySignal<TurnedAway | undefined> {
  const why = signal<TurnedAway | undefined>(undefined);
  const look = async () => {
    if (client.snapshot.welcome !== undefined) return;
    const waits = client.state === 'connecting';
    const answer = waits
      ? await fetch(path, { method: 'OPTIONS' }).catch(() => undefined)
      : undefined;
    why.value = answer && REASONS[answer.status];
    setTimeout(() => void look(), AGAIN_MS);
  };
  setTimeout(() => void look(), FIRST_MS);
  return why;
}
