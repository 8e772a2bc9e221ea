/** What this browser can do for a listener and for a speaker. */
export interface Abilities {
  /** How Opus is decoded; 'none': no sound at all. */
  readonly hear: 'webcodecs' | 'wasm' | 'none';
  /** Whether a microphone can be encoded here. */
  readonly speak: boolean;
  /** Whether sound moves through shared memory; else as messages. */
  readonly sharedMemory: boolean;
  readonly chooseOutput: boolean;
}

export async function abilities(): Promise<Abilities> {
  const worklets = typeof AudioWorkletNode === 'function' && isSecureContext;
  const opus = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 };
  const decodes =
    typeof AudioDecoder === 'function' && (await supported(() => AudioDecoder.isConfigSupported(opus)));
  const encodes =
    typeof AudioEncoder === 'function' && (await supported(() => AudioEncoder.isConfigSupported(opus)));
  const hears = decodes ? 'webcodecs' : typeof WebAssembly === 'object' ? 'wasm' : 'none';
  return {
    hear: worklets ? hears : 'none',
    speak: worklets && encodes && 'mediaDevices' in navigator,
    sharedMemory: globalThis.crossOriginIsolated && typeof SharedArrayBuffer === 'function',
    chooseOutput: typeof AudioContext === 'function' && 'setSinkId' in AudioContext.prototype,
  };
}

/** A question to a codec, where asking alone may throw. */
export async function supported(ask: () => Promise<{ supported?: boolean }>): Promise<boolean> {
  try {
    return (await ask()).supported === true;
  } catch {
    return false;
  }
}
