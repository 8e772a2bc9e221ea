/** A speech as a file for the browser's microphone, and how like it something heard is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const texts = {
  en: `Mister President, distinguished delegates, the committee has before it the draft resolution on water, on forests,
    and on the rights of those who live beside them. I thank the interpreters for their patience.`,
  fr: `Monsieur le Président, mesdames et messieurs les délégués, la commission est saisie du projet de résolution sur
    l'eau, sur les forêts, et sur les droits de celles et ceux qui vivent à leurs côtés.`,
};
const rate = 48_000;
/** 20 ms, and the step of the search. */
const window = rate / 50;
const hop = window / 8;
/** How far the delay may wander from one and a half seconds to the next: stretching is no fault. */
const wander = 120;
const stretch = 75;

/** Speaks a text to a file of 48 kHz, 16 bit, mono, without silence at its start. */
export function speech(language) {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-speech-'));
  const [raw, file] = [join(folder, 'raw.wav'), join(folder, `${language}.wav`)];
  execFileSync('espeak-ng', ['-v', language, '-s', '150', '-w', raw, texts[language]]);
  execFileSync('sox', [raw, '-r', `${rate}`, '-c', '1', '-b', '16', file, 'silence', '1', '0.1', '1%']);
  return file;
}

/**
 * Correlation of the energies of 20 ms heard with those of the file, played round and round: 1 is the same speech. The
 * delay is found, and followed from stretch to stretch.
 */
export function likeness(file, heard) {
  const said = energies(file);
  let best = { likeness: -1, lag: 0 };
  for (let lag = 0; lag < said.length; lag++) {
    const found = correlation(said, lag, heard, 0, heard.length);
    if (found > best.likeness) best = { likeness: found, lag };
  }
  let sum = 0;
  let parts = 0;
  for (let from = 0; from + stretch <= heard.length; from += stretch) {
    let near = { likeness: -1, lag: best.lag };
    for (let lag = best.lag - wander; lag <= best.lag + wander; lag++) {
      const found = correlation(said, lag, heard, from, from + stretch);
      if (found > near.likeness) near = { likeness: found, lag };
    }
    best = { ...best, lag: near.lag };
    sum += near.likeness;
    parts += 1;
  }
  return sum / parts;
}

/** Root mean square of each 20 ms, 2.5 ms apart, round and round. */
function energies(file) {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data') + 8;
  const count = Math.floor((bytes.length - start) / 2 / hop);
  const squares = new Float64Array(count);
  for (let i = 0; i < count * hop; i++)
    squares[Math.floor(i / hop)] += (bytes.readInt16LE(start + 2 * i) / 32_768) ** 2;
  return squares.map((_, at) => {
    let sum = 0;
    for (let i = 0; i < window / hop; i++) sum += squares[(at + i) % count];
    return Math.sqrt(sum / window);
  });
}

function correlation(said, lag, heard, from, to) {
  const count = to - from;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const x = said[(((i * (window / hop) + lag) % said.length) + said.length) % said.length];
    const y = heard[i];
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return (count * ab - a * b) / Math.sqrt((count * aa - a * a) * (count * bb - b * b) + 1e-12);
}
