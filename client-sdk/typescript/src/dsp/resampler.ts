import { rate, type Samples } from './samples.js';

const phases = 128;
const lobes = 16;

/**
 * Brings sound of another rate to 48 kHz by a windowed sinc. Only for browsers that cannot: some give a microphone's
 * sound in nothing but the device's own rate.
 */
export class Resampler {
  private readonly step: number;
  private readonly half: number;
  private readonly table: Samples;
  private readonly buffer: Samples;
  private filled: number;
  private at: number;

  /** @param most samples in one push */
  constructor(from: number, most: number) {
    const cutoff = 0.94 * Math.min(1, rate / from);
    this.step = from / rate;
    this.half = Math.ceil(lobes / cutoff);
    this.table = kernel(cutoff, this.half);
    this.buffer = new Float32Array(2 * this.half + most);
    this.filled = this.half; // silence before the first sample
    this.at = this.half;
  }

  /** Takes `count` samples in and writes what they make into `out`; says how many those are. */
  push(input: Samples, count: number, out: Samples): number {
    for (let i = 0; i < count; i++) this.buffer[this.filled + i] = input[i] as number;
    this.filled += count;
    let made = 0;
    for (; this.at + this.half < this.filled; this.at += this.step) out[made++] = this.sample();
    const used = Math.floor(this.at) - this.half;
    this.buffer.copyWithin(0, used, this.filled);
    this.filled -= used;
    this.at -= used;
    return made;
  }

  private sample(): number {
    const whole = Math.floor(this.at);
    const place = (this.at - whole) * phases;
    const phase = Math.floor(place);
    const part = place - phase;
    const width = 2 * this.half;
    let sum = 0;
    for (let tap = 0; tap < width; tap++) {
      const near = this.table[phase * width + tap] as number;
      const next = this.table[(phase + 1) * width + tap] as number;
      sum += (this.buffer[whole - this.half + 1 + tap] as number) * (near + (next - near) * part);
    }
    return sum;
  }
}

/** The sinc at each of 128 places between two samples, and at the sample after them. */
function kernel(cutoff: number, half: number): Samples {
  const width = 2 * half;
  const table = new Float32Array((phases + 1) * width);
  for (let phase = 0; phase <= phases; phase++) {
    for (let tap = 0; tap < width; tap++) {
      const x = tap - half + 1 - phase / phases;
      const turn = Math.PI * x * cutoff;
      const window = Math.abs(x) >= half ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * x) / half);
      table[phase * width + tap] = cutoff * window * (x === 0 ? 1 : Math.sin(turn) / turn);
    }
  }
  return table;
}
