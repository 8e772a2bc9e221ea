import { perMs, type Samples } from './samples.js';

const lookAhead = perMs;
const release = Math.exp(-1 / (80 * perMs));
const attack = 1 - Math.exp(-4 / lookAhead);

/** Keeps every sample below a ceiling, looking 1 ms ahead so that loud onsets are turned down rather than clipped. */
export class Limiter {
  private readonly delay = new Float32Array(lookAhead);
  private at = 0;
  private envelope = 0;
  private hold = 0;
  private gain = 1;

  constructor(private readonly ceiling = 0.89) {}

  /** In place; what comes out is 1 ms older. */
  run(samples: Samples, count: number): void {
    for (let i = 0; i < count; i++) {
      const now = samples[i] as number;
      const loud = Math.abs(now);
      if (loud >= this.envelope) {
        this.envelope = loud;
        this.hold = lookAhead;
      } else if (this.hold > 0) this.hold -= 1;
      else this.envelope = Math.max(loud, this.envelope * release);
      const wanted = this.envelope > this.ceiling ? this.ceiling / this.envelope : 1;
      this.gain += (wanted - this.gain) * (wanted < this.gain ? attack : 1 - release);
      const old = (this.delay[this.at] as number) * this.gain;
      this.delay[this.at] = now;
      this.at = this.at + 1 === lookAhead ? 0 : this.at + 1;
      samples[i] = old > this.ceiling ? this.ceiling : old < -this.ceiling ? -this.ceiling : old;
    }
  }
}
