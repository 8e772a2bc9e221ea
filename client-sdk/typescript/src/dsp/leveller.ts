import { perMs, rate, type Samples } from './samples.js';

const target = -23;
const reach = 12;
/** Quieter than that is the room, not a voice. */
const silence = -50;
const blockSamples = 100 * perMs;
const memory = Math.exp(-0.1 / 3); // of each 100 ms: about three seconds
const firstMemory = Math.exp(-0.1 / 0.4);
const settlingBlocks = 8;
const risePerBlock = 0.3;
const fallPerBlock = 0.6;
const firstPerBlock = 2;

/** A filter of second order: state in, state out, one sample at a time. */
class Biquad {
  private x1 = 0;
  private x2 = 0;
  private y1 = 0;
  private y2 = 0;

  constructor(
    private readonly b: readonly [number, number, number],
    private readonly a: readonly [number, number],
  ) {}

  next(x: number): number {
    const { b, a } = this;
    const y = b[0] * x + b[1] * this.x1 + b[2] * this.x2 - a[0] * this.y1 - a[1] * this.y2;
    this.x2 = this.x1;
    this.x1 = x;
    this.y2 = this.y1;
    this.y1 = Math.abs(y) < 1e-15 ? 0 : y;
    return y;
  }
}

/**
 * Brings a source slowly to one loudness, so that nobody reaches for the volume when the language or the speaker changes.
 * Loudness as in ITU-R BS.1770 (K-weighted, blocks of 100 ms, what is silent left out); the goal is −23 LUFS, at most
 * 12 dB are given or taken, 3 dB a second up and 6 down, quicker in the first second. Owner: its worklet's thread.
 */
export class Leveller {
  private readonly shelf = new Biquad(
    [1.53512485958697, -2.69169618940638, 1.19839281085285],
    [-1.69065929318241, 0.73248077421585],
  );
  private readonly rumble = new Biquad([1, -2, 1], [-1.99004745483398, 0.99007225036621]);
  private square = 0;
  private inBlock = 0;
  private mean = 0;
  private blocks = 0;
  private gain: number;

  /** @param decibels to begin with: what the channel had before, if anything */
  constructor(private decibels = 0) {
    this.gain = 10 ** (decibels / 20);
  }

  /** What is given or taken now. */
  get given(): number {
    return this.decibels;
  }

  /** In place. */
  run(samples: Samples, count: number): void {
    const from = this.gain;
    for (let i = 0; i < count; i++) {
      const weighted = this.rumble.next(this.shelf.next(samples[i] as number));
      this.square += weighted * weighted;
    }
    this.inBlock += count;
    if (this.inBlock >= blockSamples) this.block();
    const to = 10 ** (this.decibels / 20);
    this.gain += (to - this.gain) * Math.min(1, count / (20 * perMs));
    const slope = (this.gain - from) / count;
    for (let i = 0; i < count; i++) samples[i] = (samples[i] as number) * (from + slope * (i + 1));
  }

  private block(): void {
    const power = this.square / this.inBlock;
    this.square = 0;
    this.inBlock = 0;
    if (loudness(power) < silence || loudness(power) < loudness(this.mean) - 20) return;
    this.blocks += 1;
    const settling = this.blocks <= settlingBlocks;
    const kept = this.blocks === 1 ? 0 : settling ? firstMemory : memory;
    this.mean = this.mean * kept + power * (1 - kept);
    const wanted = Math.max(-reach, Math.min(reach, target - loudness(this.mean)));
    const up = settling ? firstPerBlock : risePerBlock;
    const down = settling ? firstPerBlock : fallPerBlock;
    this.decibels = Math.max(this.decibels - down, Math.min(this.decibels + up, wanted));
  }
}

/** In LUFS, of a K-weighted mean square of one channel. */
export function loudness(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare + 1e-12);
}

/** The loudness of a stretch as a whole, LUFS; silence left out. For tests and meters. */
export function loudnessOf(samples: Samples, from = 0, to = samples.length): number {
  const shelf = new Biquad(
    [1.53512485958697, -2.69169618940638, 1.19839281085285],
    [-1.69065929318241, 0.73248077421585],
  );
  const rumble = new Biquad([1, -2, 1], [-1.99004745483398, 0.99007225036621]);
  const [powers, block] = [[] as number[], rate / 10];
  for (let at = from; at + block <= to; at += block) {
    let sum = 0;
    for (let i = at; i < at + block; i++) sum += rumble.next(shelf.next(samples[i] as number)) ** 2;
    if (loudness(sum / block) > silence) powers.push(sum / block);
  }
  return loudness(powers.reduce((sum, power) => sum + power, 0) / Math.max(1, powers.length));
}
