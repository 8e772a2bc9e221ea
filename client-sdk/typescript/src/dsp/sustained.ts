const windowMs = 100;

/** Holds down what lasts: the RMS of any 100 ms is brought to the limit. Sees one millisecond at a time. */
export class SustainedLimit {
  /** Mean square, not amplitude. */
  limit: number;
  private readonly squares = new Float64Array(windowMs);
  private at = 0;
  private sum = 0;

  constructor(amplitude: number) {
    this.limit = amplitude ** 2;
  }

  /** @param square mean square of the last millisecond
   *  @returns the gain it may have */
  next(square: number): number {
    this.sum += square - (this.squares[this.at] as number);
    this.squares[this.at] = square;
    this.at = (this.at + 1) % windowMs;
    const mean = this.sum / windowMs;
    return mean > this.limit ? Math.sqrt(this.limit / mean) : 1;
  }
}
