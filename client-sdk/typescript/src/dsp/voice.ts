import { rms, type Samples } from './samples.js';

const quietest = -60;
const loudestNoise = -38;
const risePerFrame = 0.05;
const above = 6;
const span = 18;

/**
 * Voice activity of each frame as one byte: how far it stands above the room's noise, which is followed downwards at
 * once and upwards slowly. 0 is silence, 255 a clear voice.
 */
export class VoiceMeter {
  private floor = loudestNoise;

  of(frame: Samples): number {
    const level = 20 * Math.log10(rms(frame) + 1e-7);
    this.floor = Math.max(quietest, Math.min(level, this.floor + risePerFrame, loudestNoise));
    const part = (level - this.floor - above) / span;
    return Math.round(255 * Math.max(0, Math.min(1, part)));
  }
}
