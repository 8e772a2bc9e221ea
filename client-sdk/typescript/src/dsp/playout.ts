import { Concealment } from './conceal.js';
import { compared, longestLag, Matcher, shortestLag } from './match.js';
import { Outbox } from './outbox.js';
import { PaceKeeper } from './pace.js';
import type { SampleRing } from './ring.js';
import { frameSamples, perMs, type Samples } from './samples.js';

const piece = 5 * perMs;
const joinSamples = 5 * perMs;
const riseSamples = 10 * perMs;
const longDrySamples = 100 * perMs;
const pauseSamples = 1_000 * perMs;
const deadSamples = 2_000 * perMs;
const firstCredit = 120;
const leastLastLag = 144;
const anyMatchCredit = 960;
const alike = 0.5;

type State = 'priming' | 'playing' | 'dry' | 'over';

/**
 * Plays one source from its ring: waits for the first sound, keeps the wait as short as the network allows by leaving
 * out or repeating pitch periods, and goes on for a moment where sound is missing. Never allocates after construction.
 *
 *     priming ──enough waits──► playing ◄──sound comes── dry ──2 s, or ending──► over
 *                                  └─────nothing waits────►┘
 *
 * Owner: its worklet's thread.
 */
export class Playout {
  readonly pace = new PaceKeeper();
  /** No more sound will come: what waits is played out. */
  ending = false;
  /** How often sound was missing and then went on. */
  underruns = 0;
  concealedSamples = 0;
  private readonly outbox = new Outbox();
  private readonly matcher = new Matcher();
  private readonly concealment = new Concealment(this.matcher);
  private readonly ahead = new Float32Array(2 * longestLag + compared);
  private readonly beyond = new Float32Array(longestLag + compared);
  private state_: State = 'priming';
  private rising = 0;
  private joining = false;
  private credit = 0;
  private dryFor = 0;
  private concealing = 0;

  constructor(
    private readonly ring: SampleRing,
    private startMs: number,
  ) {
    this.pace.slackMs = Math.max(0, startMs - 20);
  }

  get state(): State {
    return this.state_;
  }

  /** Samples that wait, in the ring and out of it. */
  get waiting(): number {
    return this.ring.waiting + this.outbox.count;
  }

  /** The next `count` samples to hear, at most 512. */
  pull(into: Samples, count: number): void {
    while (this.outbox.count < count) this.refill();
    this.outbox.take(into, count);
    if (this.state_ === 'playing') this.pace.saw(this.waiting, count);
    if (this.state_ === 'dry') this.dryFor += count;
    if (this.state_ === 'dry' && this.dryFor >= (this.ending ? longDrySamples : deadSamples))
      this.state_ = 'over';
  }

  private refill(): void {
    const waiting = this.ring.waiting;
    switch (this.state_) {
      case 'priming':
        if (waiting >= this.startMs * perMs || (this.ending && waiting > 0)) this.start();
        else if (this.ending) this.state_ = 'over';
        else this.silence();
        return;
      case 'playing':
        if (waiting > 0) this.play(waiting);
        else this.runDry();
        return;
      case 'dry':
        if (waiting >= this.needed()) this.resume();
        else this.conceal();
        return;
      case 'over':
        this.silence();
        return;
    }
  }

  private start(): void {
    this.state_ = 'playing';
    this.rising = riseSamples;
    this.dryFor = 0;
  }

  private runDry(): void {
    this.state_ = 'dry';
    this.dryFor = 0;
    this.concealing = 0;
    this.concealment.begin(this.outbox);
  }

  /** After a short gap the first frame goes on at once; after a long one the wait is built up anew. */
  private needed(): number {
    if (this.ending) return 1;
    return this.dryFor < longDrySamples ? joinSamples : (Math.max(0, this.pace.slackMs) + 20) * perMs;
  }

  private resume(): void {
    this.state_ = 'playing';
    if (this.dryFor < pauseSamples) {
      this.underruns += 1; // longer, and it was a pause of the speaker's: a cough, the end of a speech
      this.concealedSamples += this.concealing;
    }
    if (this.dryFor >= longDrySamples) this.pace.restart(this.needed() - frameSamples);
    if (this.concealment.silent) this.rising = riseSamples;
    else this.joining = true;
  }

  private play(waiting: number): void {
    const cut = this.pace.cut;
    const { pace } = this.pace;
    if (this.joining) this.join(waiting);
    else if (cut > 0 && waiting >= cut + longestLag / 2 + compared) this.leaveOut(cut);
    else if (pace === 1) this.plain(waiting);
    else this.stretched(waiting, pace);
  }

  /** From concealment into fresh sound. */
  private join(waiting: number): void {
    const count = Math.min(joinSamples, waiting);
    const at = this.copy(count);
    const samples = this.outbox.samples;
    for (let i = 0; i < count; i++) {
      const weight = (i + 1) / (count + 1);
      samples[at + i] = (samples[at + i] as number) * weight + this.concealment.next() * (1 - weight);
    }
    this.joining = false;
  }

  private plain(waiting: number): void {
    this.credit = 0;
    const count = Math.min(piece, waiting);
    const at = this.copy(count);
    if (this.rising <= 0) return;
    for (let i = at; i < at + count; i++) {
      this.outbox.samples[i] =
        (this.outbox.samples[i] as number) * (1 - Math.max(0, this.rising) / riseSamples);
      this.rising -= 1;
    }
  }

  /** Now and then leaves out or repeats one pitch period, so that the mean is the pace. */
  private stretched(waiting: number, pace: number): void {
    const enough = Math.min(waiting - compared, waiting / 2); // both periods must be there already
    const { excessMs } = this.pace;
    // No longer a period than waits too much: the wait would swing to and fro around what is wished.
    const wished = pace === 1.05 ? (excessMs + 1) * perMs : longestLag;
    const lastLag = Math.min(longestLag, Math.floor(Math.min(enough, wished)));
    if (this.credit < firstCredit || lastLag < leastLastLag) return this.unstretched(waiting, pace);
    this.ring.peek(this.ahead, 0, Math.max(lastLag + compared, 2 * lastLag));
    const { lag, likeness } = this.matcher.match(this.ahead, this.ahead, shortestLag, lastLag);
    const little = pace === 1.05 && excessMs < longestLag / perMs; // it can wait for a pause
    const picky = little || (this.credit < anyMatchCredit && pace !== 1.25);
    if (likeness < alike && picky) return this.unstretched(waiting, pace);
    this.credit -= lag;
    if (pace > 1) this.shorten(lag);
    else this.lengthen(lag);
  }

  private unstretched(waiting: number, pace: number): void {
    const count = Math.min(piece, waiting);
    this.copy(count);
    this.credit = Math.min(anyMatchCredit, this.credit + count * Math.abs(pace - 1));
  }

  /** Two periods become one: the first fades out while the second fades in. */
  private shorten(lag: number): void {
    const at = this.outbox.grow(lag);
    this.mix(at, this.ahead, 0, this.ahead, lag, lag);
    this.ring.skip(2 * lag);
    this.pace.moved(-lag);
  }

  /** One period becomes two: after the first, what follows fades into the first again. */
  private lengthen(lag: number): void {
    const at = this.outbox.grow(2 * lag);
    for (let i = 0; i < lag; i++) this.outbox.samples[at + i] = this.ahead[i] as number;
    this.mix(at + lag, this.ahead, lag, this.ahead, 0, lag);
    this.ring.skip(lag);
    this.pace.moved(lag);
  }

  /** Drops about `cut` samples where the sound after them is most like the sound before, with 10 ms of crossfade. */
  private leaveOut(cut: number): void {
    const first = Math.max(0, cut - longestLag / 2);
    this.ring.peek(this.ahead, 0, compared);
    this.ring.peek(this.beyond, 0, longestLag + compared, first);
    const { lag } = this.matcher.match(this.ahead, this.beyond, 0, longestLag);
    const at = this.outbox.grow(compared);
    this.mix(at, this.ahead, 0, this.beyond, lag, compared);
    this.ring.skip(first + lag + compared);
    this.pace.moved(-(first + lag));
  }

  private mix(at: number, from: Samples, fromAt: number, to: Samples, toAt: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const weight = (i + 0.5) / count;
      this.outbox.samples[at + i] =
        (from[fromAt + i] as number) * (1 - weight) + (to[toAt + i] as number) * weight;
    }
  }

  private copy(count: number): number {
    const at = this.outbox.grow(count);
    this.ring.peek(this.outbox.samples, at, count);
    this.ring.skip(count);
    return at;
  }

  private conceal(): void {
    const at = this.outbox.grow(piece);
    for (let i = at; i < at + piece; i++) this.outbox.samples[i] = this.concealment.next();
    if (this.ending || this.dryFor >= longDrySamples) return;
    this.concealing += piece;
    this.pace.moved(piece);
  }

  private silence(): void {
    const at = this.outbox.grow(piece);
    this.outbox.samples.fill(0, at, at + piece);
  }
}
