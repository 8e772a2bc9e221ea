import { Arrivals, type LatenessHistogram, modeCapsMs, slackMs } from '../dsp/arrivals.js';
import { ringBytes, SampleRing } from '../dsp/ring.js';
import { frameSamples, perMs } from '../dsp/samples.js';
import type { AudioFrame } from '../wire/frame.js';
import type { Decoder, DecoderMaker } from './decoder.js';
import { speaking } from './microphones.js';
import type { SoundMode } from '../audio/events.js';
import type { ToPlayer } from '../audio/messages.js';

const settlingFrames = 10;
const mostInside = 100;

/** What a source needs of its surroundings. */
export interface SourceOutlet {
  readonly lateness: LatenessHistogram;
  readonly mode: SoundMode;
  /** The hub's clock, Unix milliseconds. */
  hubNowMs(): number;
  toPlayer(message: ToPlayer, moved?: Transferable[]): void;
  failed(source: Source, text: string): void;
}

/** One source of a channel, from its packets to the player: a track under one epoch. Owner: the worker's thread. */
export class Source {
  /** When its last frame came, milliseconds. */
  heardAtMs = 0;
  /** When a frame of it last held a voice, milliseconds. */
  spokeAtMs = -Infinity;
  /** What waited in the player at its last word, milliseconds. */
  bufferMs = 0;
  underruns = 0;
  concealedMs = 0;
  /** From the hub's ingress to the player's output, milliseconds, smoothed; 0 if unknown. */
  hubToPlayerMs = 0;
  private readonly decoder: Decoder;
  private readonly arrivals: Arrivals;
  private readonly ring: SampleRing | undefined;
  private readonly inside: { captured: number; hubTimeMs: number }[] = [];
  private decoded = 0;
  private toldSlackMs = 0;

  constructor(
    readonly id: number,
    readonly channel: number,
    readonly track: number,
    readonly epoch: number,
    maker: DecoderMaker,
    private readonly outlet: SourceOutlet,
    rises = false,
  ) {
    this.arrivals = new Arrivals(outlet.lateness);
    this.decoder = maker(
      (samples) => this.sounded(samples),
      (text) => outlet.failed(this, text),
    );
    const startMs = this.targetMs;
    // WebKit for GTK is isolated and has none.
    if (crossOriginIsolated && typeof SharedArrayBuffer === 'function') {
      const memory = new SharedArrayBuffer(ringBytes);
      this.ring = new SampleRing(memory);
      outlet.toPlayer({ tell: 'track', id, channel, startMs, rises, memory });
    } else outlet.toPlayer({ tell: 'track', id, channel, startMs, rises });
  }

  get decoderKind(): 'webcodecs' | 'wasm' {
    return this.decoder.kind;
  }

  /** What should wait in all: the lateness to outlast and one frame. */
  get targetMs(): number {
    return Math.min(this.outlet.lateness.quantileMs, modeCapsMs[this.outlet.mode]) + frameSamples / perMs;
  }

  frame(frame: AudioFrame, nowMs: number): void {
    this.heardAtMs = nowMs;
    if (frame.voice >= speaking) this.spokeAtMs = nowMs;
    if (this.inside.length >= mostInside) return; // a starved decoder: what is late by two seconds is lost
    this.inside.push({ captured: frame.captured, hubTimeMs: frame.hubTimeMs });
    this.decoder.decode(frame.opus, frame.captured);
  }

  /** No more frames come: what waits is played out. */
  end(): void {
    this.outlet.toPlayer({ tell: 'ending', id: this.id });
    this.decoder.close();
  }

  private sounded(samples: Float32Array<ArrayBuffer>): void {
    const about = this.inside.shift();
    if (about === undefined) return;
    this.decoded += 1;
    const nowMs = performance.now();
    this.arrivals.arrived(about.captured / perMs, nowMs, this.decoded > settlingFrames);
    this.tellSlack();
    if (about.hubTimeMs > 0) this.measure(this.outlet.hubNowMs() - about.hubTimeMs);
    if (this.ring !== undefined) this.ring.write(samples);
    else this.outlet.toPlayer({ tell: 'samples', id: this.id, samples }, [samples.buffer]);
  }

  private measure(arrivalMs: number): void {
    const waitingMs = this.ring === undefined ? this.bufferMs : this.ring.waiting / perMs;
    const now = Math.max(1, arrivalMs + waitingMs);
    this.hubToPlayerMs =
      this.hubToPlayerMs === 0 ? now : this.hubToPlayerMs + (now - this.hubToPlayerMs) * 0.05;
  }

  private tellSlack(): void {
    const ms = slackMs(this.outlet.lateness, this.arrivals, modeCapsMs[this.outlet.mode]);
    if (Math.abs(ms - this.toldSlackMs) < 1) return;
    this.toldSlackMs = ms;
    this.outlet.toPlayer({ tell: 'slack', id: this.id, ms });
  }
}
