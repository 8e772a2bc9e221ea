import { compared, longestLag, Matcher, shortestLag } from './match.js';
import { Outbox } from './outbox.js';
import { perMs, type Samples } from './samples.js';

const room = 2 ** 19; // 10.9 s
const faster = 0.25;
const piece = 5 * perMs;
const fadeSamples = 20 * perMs;
const window = 2 * longestLag + compared;
const firstCredit = 240;
const anyMatchCredit = 960;
const alike = 0.5;

/**
 * The last seconds once more: what was played is remembered, played again from there 1.25 times as fast by leaving out
 * pitch periods, and left with a crossfade once what is live is reached. Never allocates after construction.
 * Owner: its worklet's thread.
 */
export class Replay {
  private readonly past = new Float32Array(room);
  private readonly ahead = new Float32Array(window);
  private readonly live = new Float32Array(512);
  private readonly outbox = new Outbox();
  private readonly matcher = new Matcher();
  private written = 0;
  private read = 0;
  private credit = 0;
  private share = 0;
  private active = false;
  private leaving = false;

  /** Samples behind what is live. */
  get behind(): number {
    return this.active ? this.written - this.read + this.outbox.count : 0;
  }

  /** Begins so many samples back; fewer than 40 ms: goes back to what is live. */
  again(samples: number): void {
    const back = Math.min(samples, this.written, room - 2 * window);
    if (back <= window) {
      this.leaving = true;
      return;
    }
    this.outbox.clear();
    this.read = this.written - back;
    this.credit = 0;
    this.share = 0;
    this.active = true;
    this.leaving = false;
  }

  /** Takes what is live and, while something is repeated, puts that in its place. At most 512 samples. */
  run(samples: Samples, count: number): void {
    for (let i = 0; i < count; i++) this.past[(this.written + i) & (room - 1)] = samples[i] as number;
    this.written += count;
    if (!this.active) return;
    this.live.set(count === samples.length ? samples : samples.subarray(0, count));
    while (this.outbox.count < count) this.refill();
    this.outbox.take(samples, count);
    for (let i = 0; i < count; i++) {
      this.share = Math.max(0, Math.min(1, this.share + (this.leaving ? -1 : 1) / fadeSamples));
      samples[i] = (samples[i] as number) * this.share + (this.live[i] as number) * (1 - this.share);
    }
    if (this.leaving && this.share === 0) this.active = false;
  }

  private refill(): void {
    const waiting = this.written - this.read;
    if (waiting <= window) this.leaving = true;
    if (waiting <= window || this.credit < firstCredit) return this.plain(Math.min(piece, waiting));
    this.peek(this.ahead, 0, window);
    const { lag, likeness } = this.matcher.match(this.ahead, this.ahead, shortestLag, longestLag);
    if (likeness < alike && this.credit < anyMatchCredit) return this.plain(piece);
    this.credit -= lag;
    const at = this.outbox.grow(lag);
    for (let i = 0; i < lag; i++) {
      const weight = (i + 0.5) / lag;
      this.outbox.samples[at + i] =
        (this.ahead[i] as number) * (1 - weight) + (this.ahead[lag + i] as number) * weight;
    }
    this.read += 2 * lag;
  }

  private plain(count: number): void {
    const at = this.outbox.grow(Math.max(1, count));
    if (count <= 0) this.outbox.samples[at] = 0;
    else this.peek(this.outbox.samples, at, count);
    this.read += count;
    this.credit = Math.min(anyMatchCredit, this.credit + count * faster);
  }

  private peek(into: Samples, at: number, count: number): void {
    for (let i = 0; i < count; i++) into[at + i] = this.past[(this.read + i) & (room - 1)] as number;
  }
}
