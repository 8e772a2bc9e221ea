import { perMs } from './samples.js';

/** How fast waiting sound is played: 1 as it was spoken. */
export type Pace = 0.97 | 1 | 1.05 | 1.25;

/** Longer than what is remembered of lateness, so that a wait is never seen without the lateness that explains it. */
const windowSteps = 10;
const stepSamples = 125 * perMs;
const settlingSamples = 3_000 * perMs;
const firstLookSamples = 250 * perMs;

/**
 * Keeps as little sound waiting as the network allows. It watches the least that waited in the last second and
 * compares it with the slack that should have been left. Owner: its worklet's thread.
 */
export class PaceKeeper {
  /** What should be left just before a frame comes, milliseconds. */
  slackMs = 25;
  pace: Pace = 1;
  private readonly least = new Float64Array(windowSteps).fill(Infinity);
  private step = 0;
  private inStep = 0;
  private age = 0;

  /** Sees what waits after `played` more samples went out. */
  saw(waiting: number, played: number): void {
    this.age += played;
    this.inStep += played;
    if (this.inStep >= stepSamples) {
      this.inStep = 0;
      this.step = (this.step + 1) % windowSteps;
      this.least[this.step] = Infinity;
    }
    this.least[this.step] = Math.min(this.least[this.step] as number, waiting);
    this.choose();
  }

  /** Sound was added (concealed, stretched) or left out (negative): what waited before would now have been more or less. */
  moved(samples: number): void {
    for (let i = 0; i < windowSteps; i++) this.least[i] = (this.least[i] as number) + samples;
  }

  /** Sound begins anew after a long gap, with this much waiting before its first frame. */
  restart(waiting: number): void {
    this.least.fill(Infinity);
    this.least[this.step] = waiting;
    this.age = 0;
    this.inStep = 0;
    this.pace = 1;
  }

  /** Samples to leave out at once: much too much waits, or somewhat too much right after joining. 0: none. */
  get cut(): number {
    if (this.age < firstLookSamples) return 0;
    const excess = this.excessMs;
    const bound = this.age < settlingSamples ? 15 : 1_000;
    return excess > bound && Number.isFinite(excess) ? Math.round(excess * perMs) : 0;
  }

  /** What waited too much in the last second, milliseconds; below zero: too little. */
  get excessMs(): number {
    let least = Infinity;
    for (let i = 0; i < windowSteps; i++) least = Math.min(least, this.least[i] as number);
    return least / perMs - this.slackMs;
  }

  private choose(): void {
    if (this.age < firstLookSamples) return;
    const excess = this.excessMs;
    const fast = Math.max(80, 3 * (this.slackMs + 20));
    if (excess > fast || (this.pace === 1.25 && excess > fast / 2)) this.pace = 1.25;
    else if (excess > 3 || (this.pace > 1 && excess > 1)) this.pace = 1.05;
    else if (excess < -2 || (this.pace < 1 && excess < 0)) this.pace = 0.97;
    else this.pace = 1;
  }
}
