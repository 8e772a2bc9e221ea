import { frameSamples, rate } from '../dsp/samples.js';
import { supported } from '../audio/abilities.js';
import { type Profile, profiles } from '../audio/profiles.js';

/** One encoded frame, with what it was captured with. */
export interface EncodedFrame {
  readonly opus: Uint8Array;
  readonly captured: number;
  readonly voice: number;
}

/** What Firefox's encoder does not know yet: `application` and `signal`. They help, but nothing depends on them. */
type OpusConfig = OpusEncoderConfig & {
  application?: 'voip' | 'audio' | 'lowdelay';
  signal?: 'voice' | 'auto';
};

function configFor(profile: Profile, withHints: boolean): AudioEncoderConfig {
  const { bitrate, application, signal } = profiles[profile];
  const opus: OpusConfig = { frameDuration: 20_000, complexity: 5, useinbandfec: false, usedtx: false };
  if (withHints) Object.assign(opus, { application, signal });
  return { codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate, bitrateMode: 'variable', opus };
}

/** The best configuration this browser takes, or undefined where it encodes no Opus. */
export async function encoderConfig(profile: Profile): Promise<AudioEncoderConfig | undefined> {
  if (typeof AudioEncoder !== 'function') return undefined;
  for (const withHints of [true, false]) {
    const config = configFor(profile, withHints);
    if (await supported(() => AudioEncoder.isConfigSupported(config))) return config;
  }
  return undefined;
}

/**
 * An Opus encoder for the length of one lease. What was not sent when the lease closes is never sent. It is made before
 * the lease and runs in on a frame of silence that is kept from everybody: a browser may take a quarter of a second to
 * start one, and whoever is given the floor speaks at once.
 */
export class Encoder {
  private readonly encoder: AudioEncoder;
  private readonly inside: (Pick<EncodedFrame, 'captured' | 'voice'> | 'silence')[] = [];

  constructor(
    config: AudioEncoderConfig,
    taker: (frame: EncodedFrame) => void,
    onFailure: (text: string) => void,
  ) {
    this.encoder = new AudioEncoder({
      output: (chunk) => {
        const about = this.inside.shift();
        if (about === undefined || about === 'silence') return;
        const opus = new Uint8Array(chunk.byteLength);
        chunk.copyTo(opus);
        taker({ opus, ...about });
      },
      error: (error) => onFailure(error.message),
    });
    this.encoder.configure(config);
    this.inside.push('silence');
    this.put(new Float32Array(frameSamples), 0);
  }

  encode(samples: Float32Array<ArrayBuffer>, captured: number, voice: number): void {
    if (this.encoder.state !== 'configured' || this.inside.length >= mostInside) return;
    this.inside.push({ captured, voice });
    this.put(samples, captured);
  }

  private put(samples: Float32Array<ArrayBuffer>, captured: number): void {
    const sound = new AudioData({
      format: 'f32-planar',
      sampleRate: rate,
      numberOfFrames: frameSamples,
      numberOfChannels: 1,
      timestamp: Math.round((captured / rate) * 1e6),
      data: samples,
    });
    this.encoder.encode(sound);
    sound.close();
  }

  close(): void {
    this.inside.length = 0;
    if (this.encoder.state !== 'closed') this.encoder.close();
  }
}

/** Half a second: an encoder further behind than that is starved, and old sound helps nobody. */
const mostInside = 25;
