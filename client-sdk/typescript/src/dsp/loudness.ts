import { Biquad, type Coefficients } from './biquad.js';
import { rate, type Samples } from './samples.js';

/** ITU-R BS.1770: the head's shelf and the low cut, at 48 kHz. */
const headShelf: Coefficients = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const lowCut: Coefficients = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** What BS.1770 adds, so that 997 Hz at full scale in one channel is -3.01 LUFS. */
const offset = -0.691;
const blockSamples = rate / 10;
const momentaryBlocks = 4;
const shortTermBlocks = 30;

/** What a meter shows where nothing is heard. */
export const quietestLufs = -70;

/** Sound as the ear weighs its pitches (K-weighting). */
export class Weighting {
  private readonly shelf = new Biquad(headShelf);
  private readonly cut = new Biquad(lowCut);

  next(sample: number): number {
    return this.cut.next(this.shelf.next(sample));
  }
}

/**
 * How loud one channel is, in LUFS after ITU-R BS.1770 and EBU Tech 3341: momentary over 400 ms, short-term over 3 s,
 * new each 100 ms. Owner: its worklet's thread.
 */
export class LoudnessMeter {
  private readonly weighting = new Weighting();
  private readonly blocks = new Float64Array(shortTermBlocks);
  private seen = 0;
  private sum = 0;
  private filled = 0;

  /** Sees samples; true each time a block of 100 ms was completed. */
  see(samples: Samples, count: number): boolean {
    let completed = false;
    for (let i = 0; i < count; i++) {
      this.sum += this.weighting.next(samples[i] as number) ** 2;
      this.filled += 1;
      if (this.filled < blockSamples) continue;
      this.blocks[this.seen % shortTermBlocks] = this.sum / blockSamples;
      this.seen += 1;
      this.sum = 0;
      this.filled = 0;
      completed = true;
    }
    return completed;
  }

  get momentary(): number {
    return this.over(momentaryBlocks);
  }

  get shortTerm(): number {
    return this.over(shortTermBlocks);
  }

  private over(most: number): number {
    const count = Math.min(most, this.seen);
    let sum = 0;
    for (let back = 1; back <= count; back++) {
      sum += this.blocks[(this.seen - back) % shortTermBlocks] as number;
    }
    return lufs(sum / Math.max(1, count));
  }
}

export function lufs(weightedMeanSquare: number): number {
  return Math.max(quietestLufs, offset + 10 * Math.log10(weightedMeanSquare + 1e-12));
}
