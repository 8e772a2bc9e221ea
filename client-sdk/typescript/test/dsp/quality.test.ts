import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpusDecoder } from 'opus-decoder';
import { describe, expect, test } from 'vitest';
import { frameSamples, rate } from '../../src/dsp/samples.js';
import { listen, seeded } from './simulation.js';

const tools = ['espeak-ng', 'sox', 'opusenc', 'opusdec'];
const missing = tools.filter((tool) => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
});
const size = 1024;
/** RMS below which nobody speaks, of 1. */
const silent = 0.001;
const texts = {
  en: 'Mister President, distinguished delegates, the committee has before it the draft resolution on water and on forests.',
  ar: 'السيد الرئيس، السادة المندوبون الموقرون، أمام اللجنة مشروع القرار بشأن المياه والغابات.',
  ru: 'Господин Председатель, уважаемые делегаты, Комитету представлен проект резолюции о воде и лесах.',
};

function samplesOf(file: string): Float32Array {
  const bytes = readFileSync(file);
  const from = bytes.indexOf('data') + 8;
  return Float32Array.from(
    { length: (bytes.length - from) >> 1 },
    (_, i) => bytes.readInt16LE(from + 2 * i) / 32_768,
  );
}

/** The packets of an Ogg Opus file (RFC 3533, RFC 7845), its two headers left out. */
function packetsOf(file: string): Uint8Array[] {
  const bytes = readFileSync(file);
  const packets: Uint8Array[] = [];
  let part: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const segments = bytes[at + 26] as number;
    let from = at + 27 + segments;
    for (let i = 0; i < segments; i++) {
      const length = bytes[at + 27 + i] as number;
      part.push(bytes.subarray(from, from + length));
      from += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(part));
      part = [];
    }
    at = from;
  }
  return packets.slice(2);
}

/** Power of each bin of a stretch under a Hann window, decibels. */
function spectrum(samples: Float32Array, from: number): Float64Array {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    re[i] = (samples[from + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  }
  transform(re, im);
  return re.subarray(0, size / 2).map((x, i) => 10 * Math.log10(x * x + (im[i] as number) ** 2 + 1e-6));
}

function transform(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j]] = [re[j] as number, re[i] as number];
  }
  for (let length = 2; length <= size; length <<= 1) {
    for (let i = 0; i < size; i += length) {
      for (let j = 0; j < length / 2; j++) {
        const turn = (-2 * Math.PI * j) / length;
        const [a, b] = [i + j, i + j + length / 2];
        const x = (re[b] as number) * Math.cos(turn) - (im[b] as number) * Math.sin(turn);
        const y = (re[b] as number) * Math.sin(turn) + (im[b] as number) * Math.cos(turn);
        [re[b], im[b]] = [(re[a] as number) - x, (im[a] as number) - y];
        [re[a], im[a]] = [(re[a] as number) + x, (im[a] as number) + y];
      }
    }
  }
}

/** Where in `other` the stretch of `own` from `at` is found, near `about`; silence is where the speech before it was. */
function lagOf(own: Float32Array, other: Float32Array, at: number, about: number, reach: number): number {
  let energy = 0;
  for (let i = 0; i < 4 * size; i++) energy += (own[at + i] ?? 0) ** 2;
  if (energy < 4 * size * silent ** 2) return about;
  let best = { lag: about, sum: -Infinity };
  for (let lag = about - reach; lag <= about + reach; lag++) {
    let sum = 0;
    for (let i = 0; i < 4 * size; i += 2) sum += (own[at + i] ?? 0) * (other[at + lag + i] ?? 0);
    if (sum > best.sum) best = { lag, sum };
  }
  return best.lag;
}

/** Log-spectral distance of what was heard from what was said, decibels; stretches are aligned each by itself. */
function distance(said: Float32Array, heard: Float32Array, about: number): number {
  let sum = 0;
  let count = 0;
  let lag = lagOf(said, heard, rate, about, 4_800);
  for (let from = rate; from + 4 * size < said.length - rate; from += 4 * size) {
    lag = lagOf(said, heard, from, lag, 480);
    for (let at = from; at < from + 4 * size; at += size / 2) {
      const [a, b] = [spectrum(said, at), spectrum(heard, at + lag)];
      if (Math.max(...a) < 0) continue; // nobody speaks
      let square = 0;
      for (let bin = 2; bin < 341; bin++) square += ((a[bin] as number) - (b[bin] as number)) ** 2; // to 16 kHz
      sum += Math.sqrt(square / 339);
      count += 1;
    }
  }
  return sum / count;
}

describe.skipIf(missing.length > 0)('speech', () => {
  test.each(Object.entries(texts))(
    'in_%s_through_the_whole_chain_is_no_worse_than_encoded_and_decoded_by_libopus',
    { timeout: 120_000 },
    async (language, text) => {
      const folder = mkdtempSync(join(tmpdir(), 'dragoman-quality-'));
      const at = (name: string) => join(folder, name);
      execFileSync('espeak-ng', ['-v', language, '-s', '150', '-w', at('raw.wav'), text]);
      execFileSync('sox', [
        at('raw.wav'),
        '-r',
        '48000',
        '-c',
        '1',
        '-b',
        '16',
        '-D', // its noise is another in each run
        at('said.wav'),
        'gain',
        '-3',
      ]);
      const quiet = { stdio: 'ignore' } as const;
      execFileSync('opusenc', ['--quiet', '--bitrate', '24', at('said.wav'), at('a.opus')], quiet);
      execFileSync(
        'opusdec',
        ['--quiet', '--no-dither', '--rate', '48000', at('a.opus'), at('b.wav')],
        quiet,
      );
      const said = samplesOf(at('said.wav'));

      const decoder = new OpusDecoder({ channels: 1, preSkip: 0 });
      await decoder.ready;
      const decoded = packetsOf(at('a.opus')).map((opus) => decoder.decodeFrame(opus).channelData[0]);
      decoder.free();
      const random = seeded(4);
      const { samples } = listen({
        sound: (i) => decoded[Math.floor(i / frameSamples)]?.[i % frameSamples] ?? 0,
        wayMs: () => 10 + 8 * random(),
        seconds: Math.floor(said.length / rate),
      });
      const reference = distance(said, samplesOf(at('b.wav')), 0);
      const ours = distance(said, samples, 4_000);
      console.log(
        `${language}: ${ours.toFixed(2)} dB from what was said, libopus ${reference.toFixed(2)} dB`,
      );
      expect(ours / reference).toBeLessThan(1.05);
    },
  );
});
