import { LevelMeter } from '../dsp/level.js';
import { Mixer } from '../dsp/mixer.js';
import type { Playout } from '../dsp/playout.js';
import { Replay } from '../dsp/replay.js';
import { ringBytes, SampleRing } from '../dsp/ring.js';
import { perMs, rate } from '../dsp/samples.js';
import type { FromPlayer, PageToPlayer, PlayerToPage, ToPlayer } from '../audio/messages.js';

/** The worklet that plays: tracks from the worker, mixed, to the context's output. */
export class Player extends AudioWorkletProcessor {
  private readonly mixer = new Mixer({
    heard: (channel) => this.tellPage({ tell: 'heard', channel }),
    over: (id) => {
      this.rings.delete(id);
      this.tellWorker({ tell: 'over', id });
    },
  });
  private readonly rings = new Map<number, SampleRing>();
  private readonly meter = new LevelMeter(5);
  private readonly replay = new Replay();
  private behindMs = 0;
  private worker: MessagePort | undefined;
  private untold = 0;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<PageToPlayer>) => this.fromPage(event.data);
  }

  override process(_inputs: Float32Array<ArrayBuffer>[][], outputs: Float32Array<ArrayBuffer>[][]): boolean {
    const out = outputs[0]?.[0];
    if (out === undefined) return true;
    this.mixer.render(out, out.length);
    this.replay.run(out, out.length);
    if (this.meter.see(out, out.length)) {
      this.tellPage({ tell: 'level', rms: this.meter.rms, peak: this.meter.peak });
      this.meter.told();
      this.tellBehind();
    }
    this.untold += out.length;
    if (this.untold >= rate) {
      this.untold = 0;
      this.mixer.forEach(this.tellHow);
    }
    return true;
  }

  private readonly tellHow = (id: number, playout: Playout): void => {
    this.tellWorker({
      tell: 'fares',
      id,
      bufferMs: playout.waiting / perMs,
      underruns: playout.underruns,
      concealedMs: playout.concealedSamples / perMs,
    });
    playout.underruns = 0;
    playout.concealedSamples = 0;
  };

  private tellBehind(): void {
    const ms = Math.round(this.replay.behind / perMs);
    if (ms === this.behindMs) return;
    this.behindMs = ms;
    this.tellPage({ tell: 'behind', ms });
  }

  private fromPage(message: PageToPlayer): void {
    switch (message.tell) {
      case 'worker':
        this.worker = message.port;
        this.worker.onmessage = (event: MessageEvent<ToPlayer>) => this.fromWorker(event.data);
        return;
      case 'hear':
        return this.mixer.hear(message.channel);
      case 'also':
        return this.mixer.also(message.channel, message.gain);
      case 'even':
        this.mixer.even = message.even;
        return;
      case 'repeat':
        return this.replay.again(message.seconds * rate);
    }
  }

  private fromWorker(message: ToPlayer): void {
    switch (message.tell) {
      case 'track': {
        const ring = new SampleRing(message.memory ?? new ArrayBuffer(ringBytes));
        if (this.mixer.add(message.id, message.channel, ring, message.startMs, message.rises))
          this.rings.set(message.id, ring);
        else this.tellWorker({ tell: 'over', id: message.id });
        return;
      }
      case 'samples':
        this.rings.get(message.id)?.write(message.samples);
        return;
      case 'slack': {
        const playout = this.mixer.playout(message.id);
        if (playout !== undefined) playout.pace.slackMs = message.ms;
        return;
      }
      case 'ending': {
        const playout = this.mixer.playout(message.id);
        if (playout !== undefined) playout.ending = true;
        return;
      }
    }
  }

  private tellPage(message: PlayerToPage): void {
    this.port.postMessage(message);
  }

  private tellWorker(message: FromPlayer): void {
    this.worker?.postMessage(message);
  }
}
