import { type AudioFrame, writeFrame } from './frame.js';
import { type IntercomFrame, writeIntercomFrame } from './intercom.js';
import { ProtoWriter } from './proto.js';

/** What a sound connection says in its Hello. */
export interface SoundHello {
  readonly token: string;
  readonly session: string;
  readonly language: string;
  readonly client: string;
  /** What this device is called on all its connections; empty: nothing. */
  readonly device: string;
}

export interface Report {
  readonly channel: number;
  readonly bufferMs: number;
  readonly underruns: number;
  readonly concealedMs: number;
  readonly lostFrames: number;
  readonly mouthToEarMs: number;
  readonly roundTripMs: number;
}

/** How one's own microphone fares, decibels of full scale and LUFS. */
export interface SenderReport {
  readonly channel: number;
  readonly epoch: number;
  readonly levelDbfs: number;
  readonly peakDbfs: number;
  readonly loudnessLufs: number;
  readonly clipped: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The ConnectionPurpose of a connection that carries sound alone. */
const purposeSound = 2;
const out = new ProtoWriter();

export function hello({ token, session, language, client, device }: SoundHello): Bytes {
  const write = (h: ProtoWriter) =>
    h.text(1, token).text(2, session).text(3, language).text(4, client).uint(5, purposeSound).text(8, device);
  return out.within(1, write).take();
}

export function audio(frames: readonly AudioFrame[]): Bytes {
  return out.within(3, (a) => frames.forEach((frame) => a.within(1, (f) => writeFrame(f, frame)))).take();
}

/** `incoming`: an interpreter's desk, whatever the hub lets it hear. */
export function listen(channels: readonly number[], bundle: number, incoming = false): Bytes {
  return out.within(2, (l) => l.uints(1, channels).uint(3, bundle).bool(4, incoming)).take();
}

export function clockQuestion(clientUs: number): Bytes {
  return out.within(7, (c) => c.uint(1, clientUs)).take();
}

export function receiverReport(report: Report): Bytes {
  const write = (r: ProtoWriter) =>
    r
      .uint(1, report.channel)
      .uint(2, report.bufferMs)
      .uint(3, report.underruns)
      .uint(4, report.concealedMs)
      .uint(5, report.lostFrames)
      .uint(6, report.mouthToEarMs)
      .uint(7, report.roundTripMs);
  return out.within(8, write).take();
}

export function senderReport(report: SenderReport): Bytes {
  const write = (r: ProtoWriter) =>
    r
      .uint(1, report.channel)
      .fixed32(2, report.epoch)
      .sint(3, report.levelDbfs)
      .sint(4, report.peakDbfs)
      .sint(5, report.loudnessLufs)
      .uint(6, report.clipped);
  return out.within(9, write).take();
}

export function intercom(frames: readonly IntercomFrame[]): Bytes {
  return out
    .within(6, (a) => frames.forEach((frame) => a.within(1, (f) => writeIntercomFrame(f, frame))))
    .take();
}
