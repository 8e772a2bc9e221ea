import type { AudioFrame } from '../wire/frame.js';
import type { IntercomFrame } from '../wire/intercom.js';
import { HeldLeases } from '../audio/leases.js';
import { type EncodedFrame, Encoder } from './encoder.js';
import type { CapturedFrame } from '../audio/messages.js';
import type { SoundLease } from '../audio/events.js';

/** What a mouth needs of its surroundings. */
export interface MouthOutlet {
  send(frames: readonly AudioFrame[]): void;
  talk(frames: readonly IntercomFrame[]): void;
  failed(text: string): void;
}

/**
 * The way out of a microphone: frames are encoded only while a lease is open, and each carries its lease's epoch. It
 * fails closed: without a lease told on this very connection nothing passes, and what is said on the intercom goes
 * there alone. Owner: the worker's thread.
 */
export class Mouth {
  private readonly leases: HeldLeases;
  /** The next frame of each lease, by channel; begun anew with each epoch. */
  private readonly sequences = new Map<number, { readonly epoch: number; next: number }>();
  /** A call on the intercom: while it is open, no channel is sent to, whatever leases are held. */
  private call: { readonly epoch: number; sequence: number } | undefined;
  private encoder: Encoder | undefined;
  /** Ready for the next lease; nothing of the microphone has been in it. */
  private next: Encoder | undefined;
  private config: AudioEncoderConfig | undefined;
  private frames: MessagePort | undefined;
  /** The microphone was opened for the intercom: what it captures goes to no channel. */
  private intercomOnly = false;

  constructor(
    private readonly outlet: MouthOutlet,
    device = '',
  ) {
    this.leases = new HeldLeases(device);
  }

  /** Whether a lease is open. */
  get live(): boolean {
    return this.leases.all.length > 0;
  }

  open(frames: MessagePort, config: AudioEncoderConfig, intercomOnly = false): void {
    this.close();
    this.intercomOnly = intercomOnly;
    this.config = config;
    this.next = this.made(config);
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
    this.next?.close();
    this.next = undefined;
    this.renew();
  }

  /** The hub said Welcome to a session. */
  entered(session: string): void {
    this.leases.entered(session);
  }

  /** The hub told of a lease. */
  lease(lease: SoundLease): void {
    const before = this.epochs;
    this.leases.told(lease);
    if (this.epochs !== before) this.renew();
  }

  /** This device begins to send under a lease that is for another one. Nothing where there is none. */
  here(channel: number): SoundLease | undefined {
    const lease = this.leases.here(channel);
    if (lease !== undefined) this.renew();
    return lease;
  }

  /** The hub took nothing on a channel. Returns the lease that is another device's after all. */
  refused(channel: number): SoundLease | undefined {
    const lease = this.leases.refused(channel);
    if (lease !== undefined) this.renew();
    return lease;
  }

  /** Off: nothing more is sent under the leases that are held now, whatever the hub says of them. */
  shut(): void {
    this.leases.shut();
    this.renew();
  }

  private get epochs(): string {
    return this.leases.all.map(({ channel, epoch }) => `${channel}:${epoch}`).join();
  }

  /** The hub told that a call on the intercom opened or closed. */
  intercom(epoch: number, open: boolean): void {
    if (open && this.call?.epoch === epoch) return;
    if (!open && this.call !== undefined && this.call.epoch !== epoch) return; // an older call's end
    this.call = open ? { epoch, sequence: 0 } : undefined;
    this.renew();
  }

  /** The open leases that the microphone is sent under, by channel and epoch. */
  get held(): readonly { readonly channel: number; readonly epoch: number }[] {
    return this.intercomOnly ? [] : this.leases.all;
  }

  /** The connection is lost: whatever was granted on it is over. Returns what was open. */
  lost(): number[] {
    const channels = this.leases.shut().map(({ channel }) => channel);
    this.call = undefined;
    this.renew();
    return channels;
  }

  /** A new encoder for each change of leases: sound from before one never leaves under another. */
  private renew(): void {
    this.encoder?.close();
    this.encoder = undefined;
    if (this.config === undefined || (this.held.length === 0 && this.call === undefined)) return;
    this.encoder = this.next ?? this.made(this.config);
    this.next = this.made(this.config);
  }

  private made(config: AudioEncoderConfig): Encoder {
    return new Encoder(
      config,
      (frame) => this.encoded(frame),
      (text) => this.outlet.failed(text),
    );
  }

  private encoded({ opus, captured, voice }: EncodedFrame): void {
    if (this.call !== undefined) {
      const { epoch, sequence } = this.call;
      this.call.sequence += 1;
      this.outlet.talk([{ epoch, sequence, captured, voice, opus }]);
      return;
    }
    const frames: AudioFrame[] = [];
    for (const { channel, epoch } of this.held) {
      const counted = this.sequences.get(channel);
      const count = counted?.epoch === epoch ? counted : { epoch, next: 0 };
      this.sequences.set(channel, count);
      const sequence = count.next++;
      frames.push({ channel, track: 0, epoch, sequence, captured, voice, opus, hubTimeMs: 0 });
    }
    if (frames.length > 0) this.outlet.send(frames);
  }
}
