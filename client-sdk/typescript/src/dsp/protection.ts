import { Beeps } from './beeps.js';
import { Exposure } from './exposure.js';
import { JumpSoftener } from './jump.js';
import { LookAhead } from './lookahead.js';
import { amplitude, type SafeLevels, safeLevels } from './safelevels.js';
import { perMs, type Samples } from './samples.js';
import { SustainedLimit } from './sustained.js';

/** The ear's own reflex needs 40 ms; this looks ahead instead. */
const lookAheadSamples = 5 * perMs;

/**
 * Protects an ear that works in a headset for hours, in three stages: jumps of level are softened, what lasts is held
 * down, and no sample passes the ceiling. Beside them the mean of a minute is watched. Modelled on interpreters' desks
 * (ISO 20109); not a certified device. Owner: its worklet's thread.
 *
 *     sound ─► 5 ms ─────────────────────────► × ─► ceiling ─► ear
 *       └─► least of: ceiling, 100 ms, jump ───┘                └─► mean of a minute ─► two beeps
 */
export class HearingProtection {
  private readonly ahead = new LookAhead(lookAheadSamples);
  private readonly jump = new JumpSoftener();
  private readonly lasting: SustainedLimit;
  private readonly exposure: Exposure;
  private readonly beeps: Beeps;
  private ceiling: number;
  private square = 0;
  private filled = 0;
  private wish = 1;
  private least = 1;
  private tooMuch = false;

  constructor(private levels: SafeLevels = safeLevels()) {
    this.lasting = new SustainedLimit(amplitude(levels.sustained));
    this.exposure = new Exposure(levels.mean);
    this.beeps = new Beeps(amplitude(levels.beep));
    this.ceiling = peakOf(levels.ceiling);
  }

  /** How often sound jumped. */
  get jumps(): number {
    return this.jump.jumps;
  }

  /** The mean of the last minute, dB SPL, as far as the headset is known. */
  get meanSpl(): number {
    return this.exposure.mean + this.levels.fullScale;
  }

  /** Another headset. */
  measure(levels: SafeLevels): void {
    this.levels = levels;
    this.lasting.limit = amplitude(levels.sustained) ** 2;
    this.exposure.limit = levels.mean;
    this.beeps.level = amplitude(levels.beep);
    this.ceiling = peakOf(levels.ceiling);
  }

  /** By how much it turned down at most since it was asked last, decibels. */
  takeReduction(): number {
    const decibels = -20 * Math.log10(this.least);
    this.least = 1;
    return decibels;
  }

  /** Whether the ear was told, since this was asked last, that it gets too much. */
  takeNotice(): boolean {
    const told = this.tooMuch;
    this.tooMuch = false;
    return told;
  }

  /** In place; what comes out is 5 ms older. */
  run(samples: Samples, count: number): void {
    for (let i = 0; i < count; i++) {
      const sample = samples[i] as number;
      this.measured(sample);
      const loud = Math.abs(sample);
      const wish = loud > this.ceiling ? Math.min(this.wish, this.ceiling / loud) : this.wish;
      const out = this.ahead.next(sample, wish);
      if (this.ahead.gain < this.least) this.least = this.ahead.gain;
      samples[i] = out > this.ceiling ? this.ceiling : out < -this.ceiling ? -this.ceiling : out;
    }
    if (this.exposure.see(samples, count)) {
      this.tooMuch = true;
      this.beeps.begin();
    }
    this.beeps.run(samples, count);
  }

  /** What a millisecond of sound may have for a gain. */
  private measured(sample: number): void {
    this.square += sample * sample;
    this.filled += 1;
    if (this.filled < perMs) return;
    const square = this.square / perMs;
    this.wish = Math.min(this.lasting.next(square), this.jump.next(square));
    this.square = 0;
    this.filled = 0;
  }
}

/** The highest sample of a sine with this RMS; never past full scale. */
function peakOf(decibels: number): number {
  return Math.min(0.99, Math.SQRT2 * amplitude(decibels));
}
