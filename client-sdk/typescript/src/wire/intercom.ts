import { intercomChannel } from '../audio/intercom.js';
import type { AudioFrame } from './frame.js';
import type { ProtoReader, ProtoWriter } from './proto.js';

/** One packet of the intercom: it names a call, and no channel. */
export type IntercomFrame = Pick<AudioFrame, 'epoch' | 'sequence' | 'captured' | 'voice' | 'opus'>;

export function writeIntercomFrame(out: ProtoWriter, frame: IntercomFrame): void {
  out
    .fixed32(1, frame.epoch)
    .fixed32(2, frame.sequence)
    .fixed64(3, frame.captured)
    .uint(4, frame.voice)
    .raw(5, frame.opus);
}

const noBytes = new Uint8Array(0);

/** The frames of an IntercomAudio message, each call as a source of its own. */
export function readIntercom(reader: ProtoReader): AudioFrame[] {
  const frames: AudioFrame[] = [];
  while (reader.next()) {
    if (reader.field === 1) frames.push(readFrame(reader.within()));
    else reader.skip();
  }
  return frames;
}

function readFrame(reader: ProtoReader): AudioFrame {
  let [epoch, sequence, captured, voice] = [0, 0, 0, 0];
  let opus: Uint8Array = noBytes;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        epoch = reader.fixed32();
        break;
      case 2:
        sequence = reader.fixed32();
        break;
      case 3:
        captured = reader.fixed64();
        break;
      case 4:
        voice = reader.uint();
        break;
      case 5:
        opus = reader.raw();
        break;
      default:
        reader.skip();
    }
  }
  return { channel: intercomChannel, track: epoch, epoch, sequence, captured, voice, opus, hubTimeMs: 0 };
}
