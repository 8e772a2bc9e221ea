import { rate } from './samples.js';

/** A second-order filter's coefficients, divided by a0. */
export interface Coefficients {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** A second-order filter (direct form II, transposed). Owner: its worklet's thread. */
export class Biquad {
  private first = 0;
  private second = 0;

  constructor(public by: Coefficients) {}

  next(sample: number): number {
    const { b0, b1, b2, a1, a2 } = this.by;
    const sum = b0 * sample + this.first;
    const out = Math.abs(sum) < 1e-15 ? 0 : sum; // the smallest numbers are the slowest
    this.first = b1 * sample - a1 * out + this.second;
    this.second = b2 * sample - a2 * out;
    return out;
  }
}

/** Raises or lowers what is below `hertz`, by `decibels` (slope 1). */
export function lowShelf(hertz: number, decibels: number): Coefficients {
  return shelf(hertz, decibels, 1);
}

/** Raises or lowers what is above `hertz`, by `decibels` (slope 1). */
export function highShelf(hertz: number, decibels: number): Coefficients {
  return shelf(hertz, decibels, -1);
}

/** The two shelves mirror each other: every cosine changes its sign. */
function shelf(hertz: number, decibels: number, side: 1 | -1): Coefficients {
  const turn = (2 * Math.PI * hertz) / rate;
  const a = 10 ** (decibels / 40);
  const cosine = side * Math.cos(turn);
  const slope = Math.sqrt(2 * a) * Math.sin(turn);
  const a0 = a + 1 + (a - 1) * cosine + slope;
  return {
    b0: (a * (a + 1 - (a - 1) * cosine + slope)) / a0,
    b1: (side * 2 * a * (a - 1 - (a + 1) * cosine)) / a0,
    b2: (a * (a + 1 - (a - 1) * cosine - slope)) / a0,
    a1: (side * -2 * (a - 1 + (a + 1) * cosine)) / a0,
    a2: (a + 1 + (a - 1) * cosine - slope) / a0,
  };
}
