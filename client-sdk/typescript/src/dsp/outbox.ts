import type { Samples } from './samples.js';

/** Samples ready to be played, and the last that were: a bounded queue on one thread. */
export class Outbox {
  readonly samples = new Float32Array(8192);
  private head = 0;
  private tail = 0;

  get count(): number {
    return this.tail - this.head;
  }

  /** Makes room for `count` samples at the index returned; the caller writes them into `samples`. */
  grow(count: number): number {
    if (this.tail + count > this.samples.length) {
      const from = Math.max(0, this.head - kept);
      this.samples.copyWithin(0, from, this.tail);
      this.tail -= from;
      this.head -= from;
    }
    const at = this.tail;
    this.tail += count;
    return at;
  }

  /** Forgets what was not played. */
  clear(): void {
    this.tail = this.head;
  }

  take(into: Samples, count: number): void {
    for (let i = 0; i < count; i++) into[i] = this.samples[this.head + i] as number;
    this.head += count;
  }

  /** Copies the last `count` samples written, played or not; silence where there were fewer. */
  latest(into: Samples, count: number): void {
    for (let i = 0; i < count; i++) {
      const at = this.tail - count + i;
      into[i] = at < 0 ? 0 : (this.samples[at] as number);
    }
  }
}

/** What concealment looks back at. */
const kept = 2048;
