import { describe, expect, test } from 'vitest';
import { Mixer } from '../../src/dsp/mixer.js';
import { SampleRing } from '../../src/dsp/ring.js';
import { frameSamples, perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { largestStep, seeded, sine } from './simulation.js';

const first = 400;
const second = 700;
const steepest = 0.3 * ((2 * Math.PI * (first + second)) / rate);

/** How much of a tone is in a stretch, as its amplitude. */
function amplitude(samples: Float32Array, hertz: number, from: number, count: number): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < count; i++) {
    re += (samples[from + i] as number) * Math.cos((2 * Math.PI * hertz * i) / rate);
    im += (samples[from + i] as number) * Math.sin((2 * Math.PI * hertz * i) / rate);
  }
  return (2 * Math.hypot(re, im)) / count;
}

/** One switch from a channel to another whose first frame comes `wayMs` after the tap; frames come with jitter. */
function change(seed: number, wayMs: number): { out: Float32Array; tap: number } {
  const random = seeded(seed);
  const mixer = new Mixer({ heard: () => undefined, over: () => undefined });
  const tap = Math.round((1_000 + 200 * random()) * perMs);
  const out = new Float32Array(3 * rate);
  const sources = [
    { channel: 1, hertz: first, from: 0, ring: ring() },
    { channel: 2, hertz: second, from: tap + wayMs * perMs, ring: ring() },
  ];
  const due = [0, Math.ceil((tap + wayMs * perMs) / frameSamples) * frameSamples];
  mixer.add(1, 1, sources[0]?.ring as SampleRing, 60);
  mixer.hear(1);
  let added = false;
  let told = false;
  for (let at = 0; at + quantum <= out.length; at += quantum) {
    if (!told && at >= tap) {
      told = true;
      mixer.hear(2);
    }
    sources.forEach(({ channel, hertz, ring: to }, i) => {
      while ((due[i] as number) + 12 * perMs * random() < at) {
        if (channel === 2 && !added) added = mixer.add(2, 2, to, 60);
        const begin = due[i] as number;
        to.write(Float32Array.from({ length: frameSamples }, (_, n) => sine(hertz, 0.3)(begin + n)));
        due[i] = begin + frameSamples;
      }
    });
    mixer.render(out.subarray(at, at + quantum), quantum);
  }
  return { out, tap };
}

function ring(): SampleRing {
  return new SampleRing(new ArrayBuffer(SampleRing.bytesFor(2 * rate)));
}

describe('changing the language', () => {
  const changes = Array.from({ length: 40 }, (_, seed) => change(seed + 1, 30 + 2 * seed));

  test('the_new_one_is_heard_within_300_ms_of_the_tap_in_95_of_100', () => {
    const after = changes.map(({ out, tap }) => {
      const block = 10 * perMs;
      for (let at = tap; at + block < out.length; at += block)
        if (amplitude(out, second, at, block) > 0.15) return (at + block - tap) / perMs;
      return Infinity;
    });
    after.sort((a, b) => a - b);
    expect(after[Math.floor(after.length * 0.95)]).toBeLessThanOrEqual(300);
  });

  test('there_is_no_gap_of_40_ms', () => {
    for (const { out, tap } of changes)
      for (let at = tap - 100 * perMs; at < tap + 600 * perMs; at += 20 * perMs)
        expect(rms(out, at, 20 * perMs), `${(at - tap) / perMs} ms after the tap`).toBeGreaterThan(0.08);
  });

  test('there_is_no_click', () => {
    for (const { out, tap } of changes)
      expect(largestStep(out, tap - 100 * perMs, tap + 600 * perMs)).toBeLessThan(steepest * 1.2);
  });
});
