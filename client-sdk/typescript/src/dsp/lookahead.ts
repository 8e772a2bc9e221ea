import { perMs } from './samples.js';

const release = 1 - Math.exp(-1 / (80 * perMs));

/**
 * Turns sound down ahead of time: each sample says which gain it may have at most, and that gain is reached, by a
 * straight ramp, before the sample leaves. Nothing is ever louder than it asked to be. Owner: its worklet's thread.
 */
export class LookAhead {
  private readonly waiting: Float32Array;
  /** The gains of the last samples, for their mean, which is the ramp. */
  private readonly gains: Float64Array;
  /** The least wish of the last samples: a queue of wishes that grow, each with when it was made. */
  private readonly wishes: Float64Array;
  private readonly made: Float64Array;
  private head = 0;
  private length = 0;
  private now = 0;
  private slot = 0;
  private held = 1;
  private sum: number;

  constructor(private readonly samples: number) {
    this.waiting = new Float32Array(samples);
    this.gains = new Float64Array(samples).fill(1);
    this.wishes = new Float64Array(samples + 1);
    this.made = new Float64Array(samples + 1);
    this.sum = samples;
  }

  /** The gain of the sample that left last. */
  get gain(): number {
    return this.sum / this.samples;
  }

  /** Takes a sample and what it wishes for; gives the one that came `samples` earlier. */
  next(sample: number, wish: number): number {
    const least = this.leastWith(wish);
    this.held = least < this.held ? least : this.held + (least - this.held) * release;
    const { slot } = this;
    this.sum += this.held - (this.gains[slot] as number);
    this.gains[slot] = this.held;
    const out = (this.waiting[slot] as number) * this.gain;
    this.waiting[slot] = sample;
    this.slot = slot + 1 === this.samples ? 0 : slot + 1;
    return out;
  }

  private leastWith(wish: number): number {
    const size = this.samples + 1;
    while (this.length > 0) {
      const last = (this.head + this.length - 1) % size;
      if ((this.wishes[last] as number) < wish) break;
      this.length -= 1;
    }
    if (this.length > 0 && (this.made[this.head] as number) <= this.now - size) {
      this.head = (this.head + 1) % size;
      this.length -= 1;
    }
    const end = (this.head + this.length) % size;
    this.wishes[end] = wish;
    this.made[end] = this.now;
    this.length += 1;
    this.now += 1;
    return this.wishes[this.head] as number;
  }
}
