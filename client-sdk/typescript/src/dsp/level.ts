import { rate, type Samples } from './samples.js';

const smoothing = Math.exp(-1 / (0.3 * rate));
const fall = 0.9;
const full = 0.999;

/** How loud it is: RMS over about 300 ms and the highest sample, held and falling. */
export class LevelMeter {
  peak = 0;
  /** Samples at full scale since it was told. */
  clipped = 0;
  private square = 0;
  private since = 0;

  /** @param perSecond how often it is told at most */
  constructor(private readonly perSecond = 14) {}

  get rms(): number {
    return Math.sqrt(this.square);
  }

  /** Sees samples; true when it is time to tell. */
  see(samples: Samples, count: number): boolean {
    for (let i = 0; i < count; i++) {
      const sample = samples[i] as number;
      this.square = sample * sample + (this.square - sample * sample) * smoothing;
      const loud = Math.abs(sample);
      if (loud > this.peak) this.peak = loud;
      if (loud >= full) this.clipped += 1;
    }
    this.since += count;
    return this.since >= rate / this.perSecond;
  }

  /** It was told: the next one is a while off. */
  told(): void {
    this.since = 0;
    this.clipped = 0;
    this.peak = Math.max(this.rms, this.peak * fall);
  }
}
