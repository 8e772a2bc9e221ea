import type { DecoderMaker } from './decoder.js';
import type * as Wasm from './wasm.js';
import { BrowserDecoder, decodesOpus } from './webcodecs.js';

/** The browser's own decoder where it has one, else the WASM one, fetched from `wasm` only then. */
export async function decoderMaker(wasm: string): Promise<DecoderMaker> {
  if (await decodesOpus()) {
    return (taker, onFailure) => new BrowserDecoder(taker, onFailure);
  }
  const module = (await import(/* @vite-ignore */ wasm)) as typeof Wasm;
  await module.ready;
  return (taker, onFailure) => new module.WasmDecoder(taker, onFailure);
}
