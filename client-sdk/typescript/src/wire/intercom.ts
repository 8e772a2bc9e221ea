import { type AudioFrame } from './frame.js';
import type { ProtoReader, ProtoWriter } from './proto.js';

/** What a player knows the intercom by: no channel of any hub has this number. */
export const intercomChannel = 1_000_000;

/** One Opus packet on the intercom, as in backstage.proto. It names a call and never a channel. */
export interface IntercomFrame {
  epoch: number;
  sequence: number;
  /** Of the first sample, in ticks of 48 kHz. */
  captured: number;
  /** Voice activity, 0 to 255. */
  voice: number;
  opus: Uint8Array;
}

export function writeIntercomFrame(out: ProtoWriter, frame: IntercomFrame): void {
  out
    .fixed32(1, frame.epoch)
    .fixed32(2, frame.sequence)
    .fixed64(3, frame.captured)
    .uint(4, frame.voice)
    .raw(5, frame.opus);
}

/** The frames of an IntercomAudio message, as a player takes them: each call is a source of its own. */
export function readIntercom(reader: ProtoReader): AudioFrame[] {
  const frames: AudioFrame[] = [];
  while (reader.next()) {
    if (reader.field === 1) frames.push(readFrame(reader.within()));
    else reader.skip();
  }
  return frames;
}

function readFrame(reader: ProtoReader): AudioFrame {
  const frame: AudioFrame = {
    channel: intercomChannel,
    track: 0,
    epoch: 0,
    sequence: 0,
    captured: 0,
    voice: 0,
    opus: new Uint8Array(0),
    hubTimeMs: 0,
  };
  while (reader.next()) {
    if (reader.field === 1) frame.track = frame.epoch = reader.fixed32();
    else if (reader.field === 2) frame.sequence = reader.fixed32();
    else if (reader.field === 3) frame.captured = reader.fixed64();
    else if (reader.field === 4) frame.voice = reader.uint();
    else if (reader.field === 5) frame.opus = reader.raw();
    else reader.skip();
  }
  return frame;
}
