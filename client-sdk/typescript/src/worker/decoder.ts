import { frameSamples, rate } from '../dsp/samples.js';
import { supported } from '../audio/abilities.js';
import type * as Wasm from './wasm.js';

/** Takes what was decoded, in the order it was given. */
export type SamplesTaker = (samples: Float32Array<ArrayBuffer>) => void;

/** An Opus decoder of one source. */
export interface Decoder {
  readonly kind: 'webcodecs' | 'wasm';
  decode(opus: Uint8Array, captured: number): void;
  close(): void;
}

export type DecoderMaker = (taker: SamplesTaker, onFailure: (text: string) => void) => Decoder;

const config: AudioDecoderConfig = { codec: 'opus', sampleRate: rate, numberOfChannels: 1 };

/** The browser's own decoder where it has one, else the WASM one, fetched from `wasm` only then. */
export async function decoderMaker(wasm: string): Promise<DecoderMaker> {
  if (typeof AudioDecoder === 'function' && (await supported(() => AudioDecoder.isConfigSupported(config)))) {
    return (taker, onFailure) => new BrowserDecoder(taker, onFailure);
  }
  const module = (await import(/* @vite-ignore */ wasm)) as typeof Wasm;
  await module.ready;
  return (taker, onFailure) => new module.WasmDecoder(taker, onFailure);
}

class BrowserDecoder implements Decoder {
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
