/** Speech as Opus packets, encoded once, and packets as what is heard. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { OpusDecoder } from 'opus-decoder';
import { samplesOf } from './speech.js';

export const frameSamples = 960;
/** A frame of silence, as every encoder writes it. */
export const silentPacket = Uint8Array.of(0xf8, 0xff, 0xfe);
const spoken = 0.003;
const most = 255;
const encoded = new Map();

/** A speech's packets of 20 ms, each with its voice activity, as a microphone's worker makes them. */
export function packetsOf(file) {
  if (!encoded.has(file)) encoded.set(file, encode(file));
  return encoded.get(file);
}

function encode(file) {
  const opus = execFileSync('opusenc', ['--quiet', '--bitrate', '48', '--framesize', '20', file, '-'], {
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const samples = samplesOf(file);
  return inOgg(opus).map((packet, at) => {
    const frame = samples.subarray(at * frameSamples, (at + 1) * frameSamples);
    return { packet, voice: energyOf(frame) > spoken ? most : 0 };
  });
}

/** The packets of an Ogg Opus file (RFC 3533, RFC 7845), its two headers left out. */
function inOgg(bytes) {
  const packets = [];
  let part = [];
  for (let at = 0; at < bytes.length;) {
    const segments = bytes[at + 26];
    let from = at + 27 + segments;
    for (let i = 0; i < segments; i++) {
      const length = bytes[at + 27 + i];
      part.push(bytes.subarray(from, from + length));
      from += length;
      if (length === 255) continue;
      packets.push(Uint8Array.from(Buffer.concat(part)));
      part = [];
    }
    at = from;
  }
  return packets.slice(2);
}

/**
 * What the frames of a channel sound like: energy and highest sample of each 20 ms between two instants of the hub's clock,
 * silence where nothing came. A source stands where its frames were captured, so that it does not matter how the machine
 * let them come.
 */
export async function decoded(frames, fromMs, toMs) {
  const pieces = Array.from({ length: Math.floor((toMs - fromMs) / 20) }, () => ({ energy: 0, peak: 0 }));
  for (const source of sourcesOf(frames)) {
    const decoder = new OpusDecoder({ channels: 1, preSkip: 0 });
    await decoder.ready;
    for (const frame of source) {
      const [samples] = decoder.decodeFrame(frame.opus).channelData;
      const at = Math.floor((source.startMs + (frame.captured - source[0].captured) / 48 - fromMs) / 20);
      const piece = pieces[at];
      if (piece === undefined) continue;
      piece.energy = Math.hypot(piece.energy, energyOf(samples));
      piece.peak = Math.max(piece.peak, peakOf(samples));
    }
    decoder.free();
  }
  return pieces;
}

/** Frames by who spoke: a track under one epoch, with the instant its first frame would have come on a way without a wait. */
function sourcesOf(frames) {
  const sources = new Map();
  for (const frame of frames) {
    const name = `${frame.channel}:${frame.track}:${frame.epoch}`;
    if (!sources.has(name)) sources.set(name, []);
    sources.get(name).push(frame);
  }
  return [...sources.values()].map((source) => {
    const starts = source.map(({ hubTimeMs, captured }) => hubTimeMs - (captured - source[0].captured) / 48);
    return Object.assign(source, { startMs: Math.min(...starts) });
  });
}

export function energyOf(samples) {
  return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / Math.max(1, samples.length));
}

const peakOf = (samples) => samples.reduce((highest, one) => Math.max(highest, Math.abs(one)), 0);
