import { OpusDecoder } from 'opus-decoder';
import type { Decoder, SamplesTaker } from './decoder.js';

/** Compiles the decoder once, before the first is made. */
export const ready: Promise<void> = new OpusDecoder({ channels: 1 }).ready;

/** Opus for browsers that decode none themselves. */
export class WasmDecoder implements Decoder {
  readonly kind = 'wasm';
  private readonly decoder = new OpusDecoder({ channels: 1, preSkip: 0 });
  private readonly waiting: Uint8Array[] = [];
  private usable = false;

  constructor(
    private readonly taker: SamplesTaker,
    private readonly onFailure: (text: string) => void,
  ) {
    this.decoder.ready.then(
      () => {
        this.usable = true;
        for (const opus of this.waiting.splice(0)) this.decode(opus);
      },
      (error: unknown) => onFailure(String(error)),
    );
  }

  decode(opus: Uint8Array): void {
    if (!this.usable) {
      if (this.waiting.length < mostWaiting) this.waiting.push(opus.slice());
      return;
    }
    const { channelData, errors } = this.decoder.decodeFrame(opus);
    const [samples] = channelData;
    if (errors.length > 0) this.onFailure(errors[0]?.message ?? 'not decodable');
    else if (samples !== undefined) this.taker(new Float32Array(samples));
  }

  close(): void {
    this.usable = false;
    this.decoder.free();
  }
}

const mostWaiting = 25;
