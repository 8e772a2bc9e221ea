import { perMs, rate, type Samples } from './samples.js';

const lengthMs = 100;
const ramp = 5 * perMs;
const hertz = 1_000;

/** Two short beeps for one's own ear: 100 ms each, 100 ms apart. */
export class Beeps {
  private at = Infinity;

  /** @param level amplitude of their RMS */
  constructor(public level: number) {}

  begin(): void {
    this.at = 0;
  }

  /** Mixes them over `samples`. */
  run(samples: Samples, count: number): void {
    for (let i = 0; i < count && this.at < 3 * lengthMs * perMs; i++, this.at++) {
      const part = Math.floor(this.at / (lengthMs * perMs));
      if (part === 1) continue;
      const within = this.at - part * lengthMs * perMs;
      const edge = Math.min(1, within / ramp, (lengthMs * perMs - within) / ramp);
      const tone = Math.sin((2 * Math.PI * hertz * this.at) / rate);
      samples[i] = (samples[i] as number) + this.level * Math.SQRT2 * edge * tone;
    }
  }
}
