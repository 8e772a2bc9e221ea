import type { AudioFrame } from '../wire/frame.js';
import type { IntercomFrame } from '../wire/intercom.js';
import { type EncodedFrame, Encoder } from './encoder.js';
import type { CapturedFrame } from '../audio/messages.js';
import type { SoundLease } from '../audio/events.js';

interface LiveLease {
  readonly channel: number;
  readonly epoch: number;
  sequence: number;
}

/** What a mouth needs of its surroundings. */
export interface MouthOutlet {
  send(frames: readonly AudioFrame[]): void;
  whisper(frames: readonly IntercomFrame[]): void;
  failed(text: string): void;
}

/**
 * The way out of a microphone: frames are encoded only while a lease is open, and each carries its lease's epoch. It
 * fails closed: without a lease told on this very connection nothing passes. Owner: the worker's thread.
 */
export class Mouth {
  private readonly leases = new Map<number, LiveLease>();
  private encoder: Encoder | undefined;
  private config: AudioEncoderConfig | undefined;
  private frames: MessagePort | undefined;
  private hushed = false;
  private call: { readonly epoch: number; sequence: number } | undefined;

  constructor(private readonly outlet: MouthOutlet) {}

  open(frames: MessagePort, config: AudioEncoderConfig): void {
    this.close();
    this.config = config;
    this.frames = frames;
    frames.onmessage = (event: MessageEvent<CapturedFrame>) => {
      const { samples, captured, voice } = event.data;
      this.encoder?.encode(samples, captured, voice);
      frames.postMessage(samples, [samples.buffer]); // AudioData has copied it
    };
    this.renew();
  }

  close(): void {
    this.frames?.close();
    this.frames = undefined;
    this.config = undefined;
    this.renew();
  }

  /** The hub told of a lease. */
  lease(lease: SoundLease): void {
    const { channel, epoch, open } = lease;
    if (open && this.leases.get(channel)?.epoch === epoch) return; // told twice
    if (open) this.leases.set(channel, { channel, epoch, sequence: 0 });
    else this.leases.delete(channel);
    this.renew();
  }

  /** The intercom key is held or released: while it is held no frame goes to a channel. */
  hush(held: boolean): void {
    this.hushed = held;
    this.renew();
  }

  /** The hub opened or closed a call on the intercom. What is said goes there, and to no channel, until it is closed. */
  calls({ epoch, open }: { readonly epoch: number; readonly open: boolean }): void {
    if (open) this.call = { epoch, sequence: 0 };
    else if (this.call?.epoch === epoch) this.call = undefined;
    this.renew();
  }

  /** The connection is lost: whatever was granted on it is over. Returns what was open. */
  lost(): number[] {
    const channels = [...this.leases.keys()];
    this.leases.clear();
    this.call = undefined;
    this.renew();
    return channels;
  }

  /** A new encoder for each change of leases: sound from before one never leaves under another. */
  private renew(): void {
    this.encoder?.close();
    this.encoder = undefined;
    const speaks = this.call !== undefined || (this.leases.size > 0 && !this.hushed);
    if (this.config === undefined || !speaks) return;
    this.encoder = new Encoder(
      this.config,
      (frame) => this.encoded(frame),
      (text) => this.outlet.failed(text),
    );
  }

  private encoded({ opus, captured, voice }: EncodedFrame): void {
    if (this.call !== undefined) {
      const { epoch } = this.call;
      return this.outlet.whisper([{ epoch, sequence: this.call.sequence++, captured, voice, opus }]);
    }
    const frames: AudioFrame[] = [];
    for (const lease of this.leases.values()) {
      const { channel, epoch, sequence } = lease;
      lease.sequence += 1;
      frames.push({ channel, track: 0, epoch, sequence, captured, voice, opus, hubTimeMs: 0 });
    }
    if (frames.length > 0) this.outlet.send(frames);
  }
}
