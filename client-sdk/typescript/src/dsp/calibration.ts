import { amplitude } from './safelevels.js';
import { perMs, rate, type Samples } from './samples.js';

const hertz = 1_000;
/** What a meter at the ear cushion reads once the headset is known, dB SPL: quieter than what an ear may get for long. */
export const calibrationSpl = 70;
const longest = 60 * rate;
const follows = 1 - Math.exp(-1 / (20 * perMs));

/**
 * A steady tone in place of all sound, by which a headset is measured: as loud as 70 dB SPL would be if what is known of
 * the headset is right. It ends by itself after a minute. Owner: its worklet's thread.
 */
export class CalibrationTone {
  private left = 0;
  private at = 0;
  private gain = 0;
  private mix = 0;
  private peak = 0;

  /** @param fullScale sound pressure of an RMS of full scale, dB SPL */
  measure(fullScale: number): void {
    this.peak = Math.SQRT2 * amplitude(calibrationSpl - fullScale);
  }

  play(on: boolean): void {
    this.left = on ? longest : 0;
  }

  get playing(): boolean {
    return this.left > 0;
  }

  /** In place; every change is a ramp. */
  run(samples: Samples, count: number): void {
    if (this.left === 0 && this.mix === 0) return;
    for (let i = 0; i < count; i++) {
      const on = this.left > 0;
      this.mix += ((on ? 1 : 0) - this.mix) * follows;
      this.gain += (this.peak - this.gain) * follows;
      const tone = this.gain * Math.sin((2 * Math.PI * hertz * this.at) / rate);
      samples[i] = (samples[i] as number) * (1 - this.mix) + tone * this.mix;
      this.at = this.at + 1 === rate ? 0 : this.at + 1;
      if (on) this.left -= 1;
    }
    if (this.left === 0 && this.mix < 1e-4) this.mix = 0;
  }
}
