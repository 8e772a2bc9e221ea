/** The latest of a view, as a signal. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Views } from '@dragoman/client';

/** A client that is shown this view. */
interface Shown<Name extends keyof Views> {
  readonly snapshot: { view(name: Name): Views[Name] | undefined };
  on(event: Name, listener: (seen: Views[Name]) => void): unknown;
}

export function view<Name extends keyof Views>(
  client: Shown<NoInfer<Name>>,
  name: Name,
): ReadonlySignal<Views[Name] | undefined> {
  const latest = signal(client.snapshot.view(name));
  client.on(name, (seen) => (latest.value = seen));
  return latest;
}
