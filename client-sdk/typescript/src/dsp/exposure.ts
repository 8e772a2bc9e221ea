import { Weighting } from './loudness.js';
import { rate, type Samples } from './samples.js';

const seconds = 60;
const backOffSeconds = 30 * 60;

/**
 * How much sound an ear has had: the mean of the last minute, as the ear weighs it. Says once when it is past the
 * limit, and then nothing for half an hour. Owner: its worklet's thread.
 */
export class Exposure {
  private readonly weighting = new Weighting();
  private readonly squares = new Float64Array(seconds);
  private at = 0;
  private sum = 0;
  private filled = 0;
  private told = -Infinity;
  private age = 0;

  /** @param limit in decibels below full scale */
  constructor(public limit: number) {}

  /** The mean of the last minute in decibels below full scale; of a shorter while, where it has not lasted a minute. */
  get mean(): number {
    let sum = 0;
    for (let i = 0; i < seconds; i++) sum += this.squares[i] as number;
    return 10 * Math.log10(sum / Math.max(1, Math.min(seconds, this.age)) + 1e-12) - 0.691;
  }

  /** Sees what the ear gets; true when it should be told that this is too much. */
  see(samples: Samples, count: number): boolean {
    let tell = false;
    for (let i = 0; i < count; i++) {
      this.sum += this.weighting.next(samples[i] as number) ** 2;
      this.filled += 1;
      if (this.filled === rate) tell = this.second() || tell;
    }
    return tell;
  }

  private second(): boolean {
    this.squares[this.at] = this.sum / rate;
    this.at = (this.at + 1) % seconds;
    this.sum = 0;
    this.filled = 0;
    this.age += 1;
    if (this.age < seconds || this.age - this.told < backOffSeconds || this.mean <= this.limit) return false;
    this.told = this.age;
    return true;
  }
}
