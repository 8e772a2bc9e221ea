import { rate, type Samples } from './samples.js';

const written = 0;
const read = 1;
const headerBytes = 8;

/**
 * Samples between one writer and one reader, who may be on two threads: the memory may be shared.
 *
 *     | samples written so far (int32) | samples read so far (int32) | samples ... |
 *
 * The counts wrap around; their difference is what waits.
 */
export class SampleRing {
  private readonly counts: Int32Array;
  private readonly samples: Samples;
  private readonly mask: number;

  /** @param memory of a size that `bytesFor` named */
  constructor(memory: ArrayBufferLike) {
    this.counts = new Int32Array(memory, 0, 2);
    this.samples = new Float32Array(memory, headerBytes);
    this.mask = this.samples.length - 1;
    if ((this.samples.length & this.mask) !== 0) throw new RangeError('the ring holds a power of two');
  }

  /** The size of memory for at least `samples`. */
  static bytesFor(samples: number): number {
    return headerBytes + 4 * 2 ** Math.ceil(Math.log2(samples));
  }

  get capacity(): number {
    return this.samples.length;
  }

  /** Samples that wait to be read. */
  get waiting(): number {
    return (Atomics.load(this.counts, written) - Atomics.load(this.counts, read)) | 0;
  }

  /** Samples read so far, wrapping at 2^32. */
  get readSoFar(): number {
    return Atomics.load(this.counts, read) >>> 0;
  }

  /** Samples written so far, wrapping at 2^32. */
  get writtenSoFar(): number {
    return Atomics.load(this.counts, written) >>> 0;
  }

  /** The writer's: adds what there is room for, and says how much that was. */
  write(source: Samples): number {
    const end = Atomics.load(this.counts, written);
    const count = Math.min(source.length, this.capacity - ((end - Atomics.load(this.counts, read)) | 0));
    const at = end & this.mask;
    const first = Math.min(count, this.capacity - at);
    this.samples.set(count === source.length && first === count ? source : source.subarray(0, first), at);
    if (first < count) this.samples.set(source.subarray(first, count), 0);
    Atomics.store(this.counts, written, (end + count) | 0);
    return count;
  }

  /** The reader's: copies `count` waiting samples from `ahead` of the next one, which stay. */
  peek(into: Samples, at: number, count: number, ahead = 0): void {
    let from = (Atomics.load(this.counts, read) + ahead) & this.mask;
    for (let i = at; i < at + count; i++) {
      into[i] = this.samples[from] as number;
      from = (from + 1) & this.mask;
    }
  }

  /** The reader's: passes over `count` waiting samples. */
  skip(count: number): void {
    Atomics.store(this.counts, read, (Atomics.load(this.counts, read) + count) | 0);
  }
}

/** At least two seconds of sound fit into a track's ring. */
export const ringBytes = SampleRing.bytesFor(2 * rate);
