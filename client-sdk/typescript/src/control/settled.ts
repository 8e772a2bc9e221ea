/** What ends a promise from outside. */
export interface PromiseSettler<T> {
  resolve(value: T): void;
  reject(why: Error): void;
}

/** A promise, and what ends it. */
export function settled<T>(): { promise: Promise<T>; settle: PromiseSettler<T> } {
  let settle!: PromiseSettler<T>;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, settle };
}
