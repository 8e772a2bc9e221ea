import { type AudioFrame, writeFrame } from './frame.js';
import { type IntercomFrame, writeIntercomFrame } from './intercom.js';
import { ProtoWriter } from './proto.js';

/** What a sound connection says in its Hello. */
export interface SoundHello {
  readonly token: string;
  readonly session: string;
  readonly language: string;
  readonly client: string;
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

type Bytes = Uint8Array<ArrayBuffer>;

/** The ConnectionPurpose of a connection that carries sound alone. */
const purposeSound = 2;
const out = new ProtoWriter();

export function hello({ token, session, language, client }: SoundHello): Bytes {
  const write = (h: ProtoWriter) =>
    h.text(1, token).text(2, session).text(3, language).text(4, client).uint(5, purposeSound);
  return out.within(1, write).take();
}

export function audio(frames: readonly AudioFrame[]): Bytes {
  return out.within(3, (a) => frames.forEach((frame) => a.within(1, (f) => writeFrame(f, frame)))).take();
}

export function intercom(frames: readonly IntercomFrame[]): Bytes {
  const write = (a: ProtoWriter) =>
    frames.forEach((frame) => a.within(1, (f) => writeIntercomFrame(f, frame)));
  return out.within(111, write).take();
}

export function listen(channels: readonly number[], bundle: number): Bytes {
  return out.within(4, (l) => l.uints(1, channels).uint(3, bundle)).take();
}

export function clockQuestion(clientUs: number): Bytes {
  return out.within(5, (c) => c.uint(1, clientUs)).take();
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
  return out.within(6, write).take();
}
