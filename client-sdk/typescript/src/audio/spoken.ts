import type { CaptureToPage, Spoken } from './messages.js';

const everyMs = 1_000;

/** Sums up, once a second, how a microphone fared: for the technician's board. */
export class SpokenSum {
  private peak = 0;
  private clipped = 0;
  private toldMs = 0;

  /** The sum when it is time to tell it. */
  heard({ rms, peak, loudness, clipped }: CaptureToPage, nowMs: number): Spoken | undefined {
    this.peak = Math.max(this.peak, peak);
    this.clipped += clipped;
    if (nowMs - this.toldMs < everyMs) return undefined;
    const spoken = { rms, loudness, peak: this.peak, clipped: this.clipped };
    this.toldMs = nowMs;
    this.peak = 0;
    this.clipped = 0;
    return spoken;
  }
}
