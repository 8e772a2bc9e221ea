/** Takes what was decoded, in the order it was given. */
export type SamplesTaker = (samples: Float32Array<ArrayBuffer>) => void;

/** An Opus decoder of one source. */
export interface Decoder {
  readonly kind: 'webcodecs' | 'wasm';
  decode(opus: Uint8Array, captured: number): void;
  close(): void;
}

export type DecoderMaker = (taker: SamplesTaker, onFailure: (text: string) => void) => Decoder;
