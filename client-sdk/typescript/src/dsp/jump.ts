import { amplitude } from './safelevels.js';

const upMs = 4_000;
const downMs = 20_000;
/** What is usual at the least: past 94 dB SPL in a usual headset a sound may be a jump, below never. */
const leastUsual = amplitude(-26) ** 2;
const jump = amplitude(15) ** 2;
const softened = amplitude(6) ** 2;
const calmMs = 200;
const fastBlocks = 4;

/**
 * Notices sound that is suddenly 15 dB louder than what is usual here (a microphone that falls, feedback, a floor
 * that breaks in) and lets it come only 6 dB louder, until the ear has had some seconds to follow. Sees one
 * millisecond at a time. Owner: its worklet's thread.
 */
export class JumpSoftener {
  /** How often sound jumped. */
  jumps = 0;
  private readonly recent = new Float64Array(fastBlocks);
  private at = 0;
  private usual = leastUsual;
  private jumping = false;
  private calm = 0;

  /** @param square mean square of the last millisecond
   *  @returns the gain it may have */
  next(square: number): number {
    this.recent[this.at] = square;
    this.at = (this.at + 1) % fastBlocks;
    let loud = 0;
    for (let i = 0; i < fastBlocks; i++) loud += (this.recent[i] as number) / fastBlocks;
    this.follow(square);
    const wish = this.usual * softened;
    this.calm = loud > wish ? 0 : this.calm + 1;
    if (!this.jumping && loud > this.usual * jump) {
      this.jumping = true;
      this.jumps += 1;
    } else if (this.jumping && this.calm >= calmMs) this.jumping = false;
    return this.jumping && loud > wish ? Math.sqrt(wish / loud) : 1;
  }

  /** What is usual rises within seconds and falls slowly, so that a pause makes no jump of the next word. */
  private follow(square: number): void {
    const heard = Math.min(square, this.usual * softened);
    const ms = heard > this.usual ? upMs : downMs;
    this.usual = Math.max(leastUsual, this.usual + (heard - this.usual) / ms);
  }
}
