import type { ProtoReader, ProtoWriter } from './proto.js';

/** One Opus packet with its header, as in audio.proto. */
export interface AudioFrame {
  channel: number;
  /** The source within the channel. */
  track: number;
  epoch: number;
  sequence: number;
  /** Of the first sample, in ticks of 48 kHz. */
  captured: number;
  /** Voice activity, 0 to 255. */
  voice: number;
  opus: Uint8Array;
  /** The hub's clock at its ingress, Unix milliseconds. */
  hubTimeMs: number;
}

export function writeFrame(out: ProtoWriter, frame: AudioFrame): void {
  out
    .uint(1, frame.channel)
    .uint(2, frame.track)
    .fixed32(3, frame.epoch)
    .fixed32(4, frame.sequence)
    .fixed64(5, frame.captured)
    .uint(6, frame.voice)
    .raw(7, frame.opus)
    .fixed64(8, frame.hubTimeMs);
}

/** The frames of an Audio message. Their packets are views into the bytes read. */
export function readAudio(reader: ProtoReader): AudioFrame[] {
  const frames: AudioFrame[] = [];
  while (reader.next()) {
    if (reader.field === 1) frames.push(readFrame(reader.within()));
    else reader.skip();
  }
  return frames;
}

const noBytes = new Uint8Array(0);

function readFrame(reader: ProtoReader): AudioFrame {
  const frame: AudioFrame = {
    channel: 0,
    track: 0,
    epoch: 0,
    sequence: 0,
    captured: 0,
    voice: 0,
    opus: noBytes,
    hubTimeMs: 0,
  };
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        frame.channel = reader.uint();
        break;
      case 2:
        frame.track = reader.uint();
        break;
      case 3:
        frame.epoch = reader.fixed32();
        break;
      case 4:
        frame.sequence = reader.fixed32();
        break;
      case 5:
        frame.captured = reader.fixed64();
        break;
      case 6:
        frame.voice = reader.uint();
        break;
      case 7:
        frame.opus = reader.raw();
        break;
      case 8:
        frame.hubTimeMs = reader.fixed64();
        break;
      default:
        reader.skip();
    }
  }
  return frame;
}
