import { Limiter } from './limiter.js';
import { frameSamples, perMs, type Samples } from './samples.js';
import { VoiceMeter } from './voice.js';

const rampPerSample = 1 / (5 * perMs);

/** Takes a finished frame; the cutter writes the next one elsewhere. */
export type FrameTaker = (frame: Samples<ArrayBuffer>, captured: number, voice: number) => void;

/**
 * Cuts what a microphone gives into frames of 20 ms. While the cough key is held no frame leaves; the key closes and
 * opens by a ramp of 5 ms. Owner: its worklet's thread.
 */
export class FrameCutter {
  private frame: Samples<ArrayBuffer> | undefined;
  private filled = 0;
  private captured = 0;
  private gain = 1;
  private held = false;
  private sounding = false;
  private readonly limiter = new Limiter();
  private readonly voice = new VoiceMeter();

  /**
   * @param spare gives a frame's memory, or undefined where none is left: then sound is lost, never queued
   */
  constructor(
    private readonly spare: () => Samples<ArrayBuffer> | undefined,
    private readonly taker: FrameTaker,
  ) {}

  cough(held: boolean): void {
    this.held = held;
  }

  /** @param tick of the first sample, on a clock of 48 kHz */
  push(samples: Samples, count: number, tick: number): void {
    this.limiter.run(samples, count);
    for (let i = 0; i < count; i++) {
      if (this.filled === 0) this.begin(tick + i);
      const target = this.held ? 0 : 1;
      if (this.gain < target) this.gain = Math.min(1, this.gain + rampPerSample);
      else if (this.gain > target) this.gain = Math.max(0, this.gain - rampPerSample);
      if (this.gain > 0) this.sounding = true;
      if (this.frame !== undefined) this.frame[this.filled] = (samples[i] as number) * this.gain;
      this.filled += 1;
      if (this.filled === frameSamples) this.end();
    }
  }

  private begin(tick: number): void {
    this.captured = tick;
    this.sounding = false;
    this.frame ??= this.spare();
  }

  private end(): void {
    this.filled = 0;
    const { frame } = this;
    if (frame === undefined || !this.sounding) return; // a silent frame's memory serves again
    this.frame = undefined;
    this.taker(frame, this.captured, this.voice.of(frame));
  }
}
