import { frameSamples, rate } from '../dsp/samples.js';
import { supported } from '../audio/abilities.js';
import type { Decoder, SamplesTaker } from './decoder.js';

const config: AudioDecoderConfig = { codec: 'opus', sampleRate: rate, numberOfChannels: 1 };

/** Whether this browser decodes Opus itself. */
export async function decodesOpus(): Promise<boolean> {
  if (typeof AudioDecoder !== 'function') return false;
  return supported(() => AudioDecoder.isConfigSupported(config));
}

/** Opus by the browser itself. */
export class BrowserDecoder implements Decoder {
  readonly kind = 'webcodecs';
  private readonly decoder: AudioDecoder;

  constructor(taker: SamplesTaker, onFailure: (text: string) => void) {
    this.decoder = new AudioDecoder({
      output: (sound) => {
        const samples = new Float32Array(sound.numberOfFrames);
        sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
        sound.close();
        taker(samples);
      },
      error: (error) => onFailure(error.message),
    });
    this.decoder.configure(config);
  }

  decode(opus: Uint8Array, captured: number): void {
    if (this.decoder.state !== 'configured') return;
    const timestamp = Math.round((captured / rate) * 1e6);
    const duration = (frameSamples / rate) * 1e6;
    this.decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, duration, data: opus }));
  }

  close(): void {
    if (this.decoder.state !== 'closed') this.decoder.close();
  }
}
