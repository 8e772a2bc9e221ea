import type { Samples } from './samples.js';

/** Where one stretch of sound is most like another. */
export interface Match {
  /** Samples from the region's start. */
  lag: number;
  /** Normalised correlation, −1 to 1; 1 also where both are all but silent. */
  likeness: number;
}

/** Pitch periods of speech: 2.5 to 15 ms. */
export const shortestLag = 120;
export const longestLag = 720;
/** How much of the sound is compared. */
export const compared = 480;

const coarse = 8;
const silence = 1e-3;

/** Finds matches without allocating: coarsely at 6 kHz, then by the sample. Owner: its worklet's thread. */
export class Matcher {
  readonly found: Match = { lag: 0, likeness: 0 };
  private readonly thinTemplate = new Float32Array(compared / coarse);
  private readonly thinRegion = new Float32Array((longestLag + compared) / coarse + 1);

  /** Compares the first 480 samples of `template` with `region` from each of the lags on. */
  match(template: Samples, region: Samples, firstLag: number, lastLag: number): Match {
    thin(template, this.thinTemplate, compared);
    thin(region, this.thinRegion, lastLag + compared);
    const rough =
      coarse *
      this.best(
        this.thinTemplate,
        this.thinRegion,
        Math.floor(firstLag / coarse),
        Math.floor(lastLag / coarse),
        1,
      );
    const from = Math.max(firstLag, rough - coarse);
    const to = Math.min(lastLag, rough + coarse);
    this.best(template, region, from, to, 2);
    return this.found;
  }

  private best(
    template: Samples,
    region: Samples,
    firstLag: number,
    lastLag: number,
    stride: number,
  ): number {
    const count = region === this.thinRegion ? compared / coarse : compared;
    let own = 1e-9;
    for (let i = 0; i < count; i += stride) own += (template[i] as number) ** 2;
    this.found.lag = firstLag;
    this.found.likeness = -1;
    let other = 0;
    for (let lag = firstLag; lag <= lastLag; lag++) {
      let cross = 0;
      other = 1e-9;
      for (let i = 0; i < count; i += stride) {
        const sample = region[lag + i] as number;
        cross += (template[i] as number) * sample;
        other += sample * sample;
      }
      const likeness = cross / Math.sqrt(own * other);
      if (likeness > this.found.likeness) {
        this.found.lag = lag;
        this.found.likeness = likeness;
      }
    }
    if (Math.max(own, other) < (silence * silence * count) / stride) this.found.likeness = 1;
    return this.found.lag;
  }
}

/** Every eighth sample, each the mean of its eight. */
function thin(full: Samples, into: Samples, count: number): void {
  for (let i = 0; i * coarse + coarse <= count; i++) {
    let sum = 0;
    for (let j = i * coarse; j < i * coarse + coarse; j++) sum += full[j] as number;
    into[i] = sum / coarse;
  }
}
