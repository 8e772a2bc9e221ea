/** Sound here is mono, 48 000 samples a second, as 32-bit floats. */
export const rate = 48_000;
export const perMs = rate / 1000;
/** One frame: 20 ms. */
export const frameSamples = 960;
/** What a worklet is asked for at once. */
export const quantum = 128;

export type Samples<Memory extends ArrayBufferLike = ArrayBufferLike> = Float32Array<Memory>;

/** Root mean square of `count` samples from `from`. */
export function rms(samples: Samples, from = 0, count = samples.length): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += (samples[i] as number) ** 2;
  return Math.sqrt(sum / Math.max(1, count));
}
