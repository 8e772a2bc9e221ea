/** A speech as a file for the browser's microphone, and how like it something heard is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const texts = {
  en: `Mister President, distinguished delegates, the committee has before it the draft resolution on water, on forests,
    and on the rights of those who live beside them. I thank the interpreters for their patience.`,
  fr: `Monsieur le Président, mesdames et messieurs les délégués, la commission est saisie du projet de résolution sur
    l'eau, sur les forêts, et sur les droits de celles et ceux qui vivent à leurs côtés.`,
  'fr+f2': `Je remercie la délégation de sa déclaration, et je rappelle que la liste des orateurs sera close à midi; les réponses
    seront entendues à la fin du débat, dans l'ordre où elles auront été demandées.`,
  az: `Hörmətli nümayəndələr, xanımlar və cənablar, konfransın birinci plenar iclasını açıq elan edirəm və hamınızı Bakıda
    salamlayıram.`,
  'en+f3': `Ladies and gentlemen, I declare open the first plenary meeting of the conference and welcome all of you to this city by
    the sea, where roads from every side have met for many centuries.`,
  'en+m3': `Conditions conducive to the spread of terrorism are found where young people see no road ahead of them. Allow me to begin
    with schools, with work, and with the courts that people trust, before I come to borders and to banks.`,
};
/** Energies: less than this is silence, more than that is speech. */
export const silence = 0.001;
export const audible = 0.02;
/** No voice here pauses for so long. */
export const pauseSeconds = 1.5;
/** So alike is what was said, through every codec and player, and so much less alike is another speech. */
const alike = 0.7;
const apart = 0.2;
const rate = 48_000;
/** 20 ms, and the step of the search. */
const window = rate / 50;
const hop = window / 8;
/** How far the delay may wander from one and a half seconds to the next: stretching is no fault. */
const wander = 120;
const stretch = 75;
const half = stretch / 3;
/** A quarter of half a second: the quickest pace is 1.25. */
const quickest = 50;

/**
 * Speaks a text to a file of 48 kHz, 16 bit, mono, without silence at its start.
 *
 * @param language with the variant of a voice behind a plus sign, where it is somebody else's
 * @param decibels how much louder or quieter than it is spoken
 */
export function speech(language, decibels = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-speech-'));
  const [raw, file] = [join(folder, 'raw.wav'), join(folder, `${language}.wav`)];
  execFileSync('espeak-ng', ['-v', language, '-s', '150', '-w', raw, texts[language]]);
  const format = ['-r', `${rate}`, '-c', '1', '-b', '16', file];
  execFileSync('sox', ['-V1', raw, ...format, 'silence', '1', '0.1', '1%', 'gain', `${decibels}`]);
  return file;
}

/** Four seconds of a steady tone as such a file. */
export function tone(hertz) {
  const file = join(mkdtempSync(join(tmpdir(), 'dragoman-tone-')), 'tone.wav');
  execFileSync('sox', [
    '-V1',
    '-n',
    '-r',
    `${rate}`,
    '-c',
    '1',
    '-b',
    '16',
    file,
    'synth',
    '4',
    'sine',
    `${hertz}`,
    'gain',
    '-12',
  ]);
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

/** What is heard is this speech, and not that one. */
export function assertLike(file, heard, what, other) {
  const like = likeness(file, heard);
  const unlike = other === undefined ? 0 : likeness(other, heard);
  console.log(
    `${what}: ${like.toFixed(3)}${other === undefined ? '' : `, another voice ${unlike.toFixed(3)}`}`,
  );
  assert.ok(like > alike && like > unlike + apart, `${what}: ${like}, another voice ${unlike}`);
}

export const loudest = (energies) => Math.max(0, ...energies);

/**
 * Where a speech is heard from its first word on: at which 20 ms it begins, how like its first one and a half seconds are, and
 * how like its first half second is by itself. From one half second to the next the delay may move by what the quickest pace
 * makes of it; within one it may not, so that a cut shows.
 */
export function beginning(file, heard) {
  const said = energies(file);
  const step = window / hop;
  let best = { likeness: -1, firstWords: -1, at: 0 };
  for (let at = 0; at + stretch <= heard.length; at++) {
    for (let within = 0; within < step; within++) {
      let lag = within - at * step;
      const firstWords = correlation(said, lag, heard, at, at + half);
      if (firstWords < best.firstWords - 0.3) continue;
      let sum = firstWords;
      for (let from = at + half; from < at + stretch; from += half) {
        let near = { likeness: -1, lag };
        for (let moved = lag - quickest; moved <= lag + quickest; moved++) {
          const found = correlation(said, moved, heard, from, from + half);
          if (found > near.likeness) near = { likeness: found, lag: moved };
        }
        lag = near.lag;
        sum += near.likeness;
      }
      const likeness = sum / (stretch / half);
      if (likeness > best.likeness) best = { likeness, firstWords, at };
    }
  }
  return best;
}

/** Loudness over 3 s (EBU Tech 3341) at the end of each second, of pieces as `listens` brings them, in LUFS. */
export function shortTerm(pieces) {
  const loudness = [];
  for (let end = 150; end <= pieces.length; end += 50) {
    const mean = pieces.slice(end - 150, end).reduce((sum, { power }) => sum + power, 0) / 150;
    loudness.push(-0.691 + 10 * Math.log10(mean + 1e-12));
  }
  return loudness;
}

/** Root mean square of each 20 ms, 2.5 ms apart, round and round. */
function energies(file) {
  const samples = samplesOf(file);
  const count = Math.floor(samples.length / hop);
  const squares = new Float64Array(count);
  for (let i = 0; i < count * hop; i++) squares[Math.floor(i / hop)] += samples[i] ** 2;
  return squares.map((_, at) => {
    let sum = 0;
    for (let i = 0; i < window / hop; i++) sum += squares[(at + i) % count];
    return Math.sqrt(sum / window);
  });
}

/** The samples of such a file. */
export function samplesOf(file) {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data') + 8;
  return Float32Array.from(
    { length: (bytes.length - start) >> 1 },
    (_, i) => bytes.readInt16LE(start + 2 * i) / 32_768,
  );
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
