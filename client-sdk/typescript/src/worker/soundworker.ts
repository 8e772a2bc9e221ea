import type { LeaseEnd } from '../gen/dragoman/v1/audio_pb.js';
import type { RefusalCode } from '../gen/dragoman/v1/commands_pb.js';
import { decoderMaker } from './decoders.js';
import { Ear } from './ear.js';
import { encoderConfig } from './encoder.js';
import { Line, type Pass } from './line.js';
import type { FromPlayer, FromWorker, Spoken, ToWorker } from '../audio/messages.js';
import { Mouth } from './mouth.js';
import type { SoundLease } from '../audio/events.js';
import type { AudioFrame } from '../wire/frame.js';
import type { IntercomFrame } from '../wire/intercom.js';
import type { Received } from '../wire/received.js';
import { intercomChannel } from '../audio/intercom.js';

const reportEverySeconds = 5;
const connectionLost: LeaseEnd.LOST = 8;

/** Socket and codec on a thread of their own, so that nothing a page does delays a frame. Owner: the worker's thread. */
export class SoundWorker {
  private line: Line | undefined;
  private ear: Ear | undefined;
  private wanted: readonly number[] = [];
  private outputLatencyMs = 0;
  private pass: { resolve: (pass: Pass) => void; reject: (why: Error) => void } | undefined;
  private seconds = 0;
  private microphoneTurn = 0;
  private readonly sums = new Map<number, { underruns: number; concealedMs: number; lostFrames: number }>();
  private mouth = this.mouthOf('');

  constructor(private readonly tellPage: (message: FromWorker) => void) {}

  told(message: ToWorker): void {
    switch (message.tell) {
      case 'open':
        return void this.open(message);
      case 'token':
        return this.pass?.resolve(message);
      case 'no-token':
        return this.pass?.reject(new Error(message.why));
      case 'enter':
        return this.line?.enter();
      case 'channels':
        this.wanted = message.wanted;
        this.ear?.want([...message.wanted, intercomChannel]);
        return this.line?.listen(message.wanted);
      case 'mode':
        if (this.ear !== undefined) this.ear.mode = message.mode;
        return;
      case 'bundle':
        return this.line?.bundleBy(message.bundle);
      case 'microphone':
        return void this.openMicrophone(message);
      case 'microphone-closed':
        this.microphoneTurn += 1;
        return this.mouth.close();
      case 'shut':
        this.mouth.shut();
        return this.speaks();
      case 'here':
        return this.speakHere(message.channel);
      case 'spoken':
        return this.reportSpoken(message.spoken);
      case 'output-latency':
        this.outputLatencyMs = message.ms;
        return;
      case 'wake':
        return this.line?.wake();
      case 'close':
        return this.line?.close();
    }
  }

  private speakHere(channel: number): void {
    const lease = this.mouth.here(channel);
    this.speaks();
    if (lease !== undefined) this.tellPage({ tell: 'lease', lease });
  }

  private mouthOf(device: string): Mouth {
    const outlet = {
      send: (frames: readonly AudioFrame[]) => this.line?.send(frames),
      talk: (frames: readonly IntercomFrame[]) => this.line?.talk(frames),
      failed: (text: string) => this.tellPage({ tell: 'failure', failure: { what: 'encoder', text } }),
    };
    return new Mouth(outlet, device);
  }

  /** Who speaks is waited for longer before their line is given up. */
  private speaks(): void {
    if (this.line !== undefined) this.line.speaking = this.mouth.live;
  }

  private async open(message: Extract<ToWorker, { tell: 'open' }>): Promise<void> {
    this.mouth = this.mouthOf(message.device);
    const line = new Line(message, message.bundle, {
      pass: () => this.askPass(),
      tellPage: (told) => this.tellPage(told),
      heard: (heard) => this.heard(heard),
      connected: () => undefined,
      disconnected: () => this.disconnected(),
    });
    this.line = line;
    line.open();
    message.player.onmessage = (event: MessageEvent<FromPlayer>) => this.ear?.fromPlayer(event.data);
    try {
      const ear = new Ear(await decoderMaker(message.wasm), {
        hubNowMs: () => line.clock.nowMs(),
        toPlayer: (told, moved = []) => message.player.postMessage(told, moved),
        failed: (text) => this.tellPage({ tell: 'failure', failure: { what: 'decoder', text } }),
      });
      ear.mode = message.mode;
      this.ear = ear;
      ear.want([...this.wanted, intercomChannel]);
    } catch (error) {
      this.tellPage({ tell: 'failure', failure: { what: 'decoder', text: String(error) } });
    }
    line.listen(this.wanted);
    setInterval(() => this.everySecond(), 1_000);
  }

  private askPass(): Promise<Pass> {
    return new Promise((resolve, reject) => {
      this.pass = { resolve, reject };
      this.tellPage({ tell: 'token-wanted' });
    });
  }

  private heard(message: Received): void {
    switch (message.is) {
      case 'intercom':
      case 'audio': {
        const nowMs = performance.now();
        for (const frame of message.frames) this.ear?.frame(frame, nowMs);
        return;
      }
      case 'lease':
        return this.leased(message.lease);
      case 'intercom-lease':
        this.mouth.intercom(message.epoch, message.open);
        return this.tellPage({ tell: 'talking', open: message.open });
      case 'receipt':
        return this.tellPage({ tell: 'receipt', receipt: message.receipt });
      case 'notice': {
        const others = message.code === notGranted ? this.mouth.refused(message.channel) : undefined;
        this.speaks();
        if (others !== undefined) this.tellPage({ tell: 'lease', lease: others });
        return this.tellPage({ ...message, tell: 'notice' });
      }
      case 'welcome':
        this.mouth.entered(message.session);
        this.tellPage({ tell: 'entered', session: message.session });
        for (const lease of message.leases) this.leased(lease);
        return;
      case 'clock':
      case 'leaving':
      case 'other':
        return;
    }
  }

  private leased(lease: SoundLease): void {
    this.mouth.lease(lease);
    this.speaks();
    this.tellPage({ tell: 'lease', lease });
  }

  /** A microphone fails closed: after a reconnect nothing is sent until the hub tells of a new lease. */
  private disconnected(): void {
    for (const channel of this.mouth.lost()) {
      const told = { channel, epoch: 0, track: 0, open: false, end: connectionLost, by: '', armed: false };
      this.tellPage({ tell: 'lease', lease: { ...told, device: '' } });
    }
    this.speaks();
    this.tellPage({ tell: 'talking', open: false });
    this.ear?.disconnected();
  }

  private async openMicrophone({
    frames,
    profile,
    intercomOnly = false,
  }: Extract<ToWorker, { tell: 'microphone' }>): Promise<void> {
    const turn = ++this.microphoneTurn;
    const config = await encoderConfig(profile);
    if (turn !== this.microphoneTurn) return frames.close();
    if (config !== undefined) return this.mouth.open(frames, config, intercomOnly);
    frames.close();
    this.tellPage({ tell: 'failure', failure: { what: 'encoder', text: 'this browser encodes no Opus' } });
  }

  private everySecond(): void {
    const { line, ear } = this;
    if (line === undefined || ear === undefined) return;
    this.seconds += 1;
    this.tellPage({ tell: 'traffic', bytesPerSecond: line.receivedBytes });
    line.receivedBytes = 0;
    const roundTripMs = line.clock.roundTripMs ?? 0;
    for (const stats of ear.stats(performance.now(), this.outputLatencyMs, roundTripMs)) {
      if (stats.channel === intercomChannel) continue;
      this.tellPage({ tell: 'stats', stats });
      const { channel, bufferMs } = stats;
      const sum = this.sums.get(channel) ?? { underruns: 0, concealedMs: 0, lostFrames: 0 };
      sum.underruns += stats.underruns;
      sum.concealedMs += stats.concealedMs;
      sum.lostFrames += stats.lostFrames;
      this.sums.set(channel, sum);
      if (this.seconds % reportEverySeconds !== 0) continue;
      const mouthToEarMs =
        stats.hubToEarMs === 0 ? 0 : stats.hubToEarMs + beforeHubMs + stats.roundTripMs / 2;
      line.report({
        channel,
        bufferMs,
        ...sum,
        mouthToEarMs: Math.round(mouthToEarMs),
        roundTripMs: stats.roundTripMs,
      });
      this.sums.delete(channel);
    }
  }

  /** What the hub cannot know, since it decodes nothing. */
  private reportSpoken({ rms, peak, loudness, clipped }: Spoken): void {
    const [levelDbfs, peakDbfs] = [decibels(rms), decibels(peak)];
    for (const { channel, epoch } of this.mouth.held) {
      const loudnessLufs = Math.round(loudness);
      this.line?.reportSpoken({ channel, epoch, levelDbfs, peakDbfs, loudnessLufs, clipped });
    }
  }
}

function decibels(amplitude: number): number {
  return Math.round(20 * Math.log10(Math.max(1e-5, amplitude)));
}

/** Of RefusalCode, whose table is not fetched for one number. */
const notGranted = 44 satisfies RefusalCode.NOT_GRANTED;
/** A guess of what the speaker's side takes: a frame of 20 ms to fill, capture and encoder; its way to the hub is taken to be like ours. */
const beforeHubMs = 28;
