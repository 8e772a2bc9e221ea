/** Typed events. A listener that throws harms nobody else: its error is reported, never thrown into the loop. */
export class Events<Named> {
  private readonly listeners = new Map<keyof Named, Set<(value: never) => void>>();

  /** Calls `listener` at every `event`; calling the answer stops it. */
  on<Name extends keyof Named>(event: Name, listener: (value: Named[Name]) => void): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set);
    set.add(listener);
    return () => void set.delete(listener);
  }

  emit<Name extends keyof Named>(event: Name, value: Named[Name]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      try {
        (listener as (value: Named[Name]) => void)(value);
      } catch (error) {
        report(error);
      }
    }
  }
}

function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}
