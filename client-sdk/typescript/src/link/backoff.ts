/** How long to wait before the next try to connect. */
export interface BackoffBounds {
  /** The longest first wait, milliseconds. */
  readonly firstMs: number;
  /** The longest wait ever, milliseconds. */
  readonly longestMs: number;
}

export const defaultBackoff: BackoffBounds = { firstMs: 200, longestMs: 20_000 };

/**
 * Exponential waits with full jitter: any moment between now and the bound is as likely as any other, so that a hall
 * full of phones does not come back in one instant.
 */
export class Backoff {
  private tries = 0;

  constructor(
    private readonly bounds: BackoffBounds = defaultBackoff,
    private readonly random: () => number = Math.random,
  ) {}

  /** The next wait. A hub that named a time is not disturbed before it. */
  nextMs(notBeforeMs = 0): number {
    const bound = Math.min(this.bounds.longestMs, this.bounds.firstMs * 2 ** Math.min(this.tries, 16));
    this.tries += 1;
    return notBeforeMs + Math.floor(this.random() * bound);
  }

  /** The connection stands: the next loss starts from the first wait again. */
  reset(): void {
    this.tries = 0;
  }
}
