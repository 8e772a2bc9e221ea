import { compared, longestLag, type Matcher, shortestLag } from './match.js';
import type { Outbox } from './outbox.js';
import { perMs } from './samples.js';

const back = longestLag + compared;
const holdSamples = 10 * perMs;
const fadeSamples = 50 * perMs;
const ramp = 64;

/** Goes on where sound is missing: repeats the last pitch period and fades to silence within 60 ms. */
export class Concealment {
  private readonly past = new Float32Array(back);
  private readonly period = new Float32Array(longestLag);
  private length = shortestLag;
  private step = 0;
  private at = 0;

  constructor(private readonly matcher: Matcher) {}

  /** Sound breaks off after what the outbox holds. */
  begin(outbox: Outbox): void {
    outbox.latest(this.past, back);
    const template = this.past.subarray(back - compared);
    const { lag } = this.matcher.match(template, this.past, 0, longestLag - shortestLag);
    this.length = longestLag - lag;
    const start = back - this.length;
    for (let i = 0; i < this.length; i++) this.period[i] = this.past[start + i] as number;
    // The end of the period runs into its own beginning.
    for (let i = 0; i < ramp; i++) {
      const weight = (i + 1) / (ramp + 1);
      const before = this.past[start - ramp + i] as number;
      const end = this.length - ramp + i;
      this.period[end] = (this.period[end] as number) * (1 - weight) + before * weight;
    }
    this.step = (this.past[back - 1] as number) - (this.past[start - 1] as number);
    this.at = 0;
  }

  /** Whether only silence is left. */
  get silent(): boolean {
    return this.at >= holdSamples + fadeSamples;
  }

  next(): number {
    const at = this.at++;
    if (at >= holdSamples + fadeSamples) return 0;
    const gain = at < holdSamples ? 1 : 1 - (at - holdSamples) / fadeSamples;
    const repeated = this.period[at % this.length] as number;
    return gain * (at < ramp ? repeated + this.step * (1 - at / ramp) : repeated);
  }
}
