/** The least and greatest of what was seen within a sliding while, kept in a bounded row of coarse steps. */
class Sliding {
  private readonly steps: { fromMs: number; extreme: number }[] = [];

  constructor(
    private readonly spanMs: number,
    private readonly better: (a: number, b: number) => boolean,
  ) {}

  see(value: number, nowMs: number): void {
    const last = this.steps.at(-1);
    if (last === undefined || nowMs - last.fromMs >= this.spanMs / 8)
      this.steps.push({ fromMs: nowMs, extreme: value });
    else if (this.better(value, last.extreme)) last.extreme = value;
    while (this.steps.length > 1 && nowMs - (this.steps[0]?.fromMs ?? 0) > this.spanMs) this.steps.shift();
  }

  get extreme(): number {
    return this.steps.reduce((found, { extreme }) => (this.better(extreme, found) ? extreme : found), NaN);
  }
}

const least = (a: number, b: number) => !(a >= b);
const greatest = (a: number, b: number) => !(a <= b);

/**
 * How late frames come after the fastest, and how much sound must wait to outlast it: the 0.95 quantile of the latest
 * of each half second, in a histogram that forgets by 0.983 (the constants of NetEQ). One for a connection, whose way
 * through the network all sources share.
 */
export class LatenessHistogram {
  private readonly bins = new Float64Array(binCount);
  private intervalStartMs: number | undefined;
  private latestMs = 0;
  private seen = 0;

  /** @param startMs what is believed before anything was seen */
  constructor(startMs = 60) {
    this.bins[binOf(startMs)] = 1;
  }

  late(ms: number, nowMs: number): void {
    this.intervalStartMs ??= nowMs;
    this.latestMs = Math.max(this.latestMs, ms);
    if (nowMs - this.intervalStartMs < intervalMs) return;
    this.add(this.latestMs);
    this.intervalStartMs = nowMs;
    this.latestMs = 0;
  }

  /** The lateness that 95 of 100 half seconds stay within, milliseconds. */
  get quantileMs(): number {
    let sum = 0;
    for (let bin = 0; bin < binCount; bin++) {
      sum += this.bins[bin] as number;
      if (sum >= quantile) return (bin + 1) * binMs;
    }
    return binCount * binMs;
  }

  private add(ms: number): void {
    this.seen += 1;
    const forget = Math.min(lasting, 1 - 4 / (this.seen + 3)); // the first one replaces the start, early ones fade fast
    for (let bin = 0; bin < binCount; bin++) this.bins[bin] = (this.bins[bin] as number) * forget;
    const bin = binOf(ms);
    this.bins[bin] = (this.bins[bin] as number) + 1 - forget;
  }
}

const binMs = 2;
const binCount = 600;
const intervalMs = 500;
const quantile = 0.95;
const lasting = 0.983;

function binOf(ms: number): number {
  return Math.min(binCount - 1, Math.max(0, Math.ceil(ms / binMs) - 1));
}

/** The arrivals of one source: its fastest frame of the last two seconds is the measure for the others. */
export class Arrivals {
  private readonly fastest = new Sliding(2_000, least);
  private readonly recent = new Sliding(1_000, greatest);

  constructor(private readonly lateness: LatenessHistogram) {}

  /**
   * @param capturedMs the publisher's clock, which may run at another pace and from another start than ours
   * @param counts whether its lateness says something of the network: the first frames also wait for the decoder
   */
  arrived(capturedMs: number, nowMs: number, counts = true): void {
    const way = nowMs - capturedMs;
    this.fastest.see(way, nowMs);
    const late = way - this.fastest.extreme;
    if (!counts) return;
    this.recent.see(late, nowMs);
    this.lateness.late(late, nowMs);
  }

  /** The latest of the last second, milliseconds after the fastest. */
  get recentMs(): number {
    const { extreme } = this.recent;
    return Number.isNaN(extreme) ? 0 : extreme;
  }
}

/** The most lateness that may be waited for in each mode, milliseconds. */
export const modeCapsMs = { fast: 120, balanced: 300, stable: 1_000 } as const;

const marginMs = 4;

/**
 * What should wait just before a frame comes, milliseconds, so that the frames of the coming seconds are in time.
 * What was late in the last second has already shown in what waited, so only what exceeds it is added. Below zero where
 * frames are later than the cap allows to wait for: then sound is missing now and then rather than all late.
 */
export function slackMs(lateness: LatenessHistogram, arrivals: Arrivals, capMs: number): number {
  const { recentMs } = arrivals;
  return Math.min(Math.max(lateness.quantileMs, recentMs), capMs) - recentMs + marginMs;
}
