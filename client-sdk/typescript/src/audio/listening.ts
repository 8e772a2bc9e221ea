import { intercomChannel } from './intercom.js';
import type { PageToPlayer, PlayerToPage } from './messages.js';
import { workletUrl } from './worklets.js';

/** What a page is told by what it listens to. */
export interface ListeningEvents {
  /** From here on this channel is heard. */
  heard(channel: number | null): void;
  level(rms: number, peak: number): void;
  /** A repetition is so far behind what is live; 0: over. */
  behind(ms: number): void;
  /** The channels that the hub should send. */
  channels(wanted: readonly number[]): void;
}

/** The page's end of the player: what is heard, what beside it, and how loud. */
export class Listening {
  /** What is really played. */
  readonly output: GainNode;
  private readonly player: AudioWorkletNode;
  private wanted: number | null = null;
  private playing: number | null = null;
  private readonly beside = new Map<number, number>();
  private loudness = 1;
  private muted = false;

  /** @param context with the worklet loaded */
  constructor(
    context: AudioContext,
    private readonly events: ListeningEvents,
  ) {
    this.player = new AudioWorkletNode(context, 'dragoman-player', {
      numberOfInputs: 0,
      numberOfOutputs: 1,
      outputChannelCount: [1],
    });
    this.output = new GainNode(context);
    this.player.connect(this.output).connect(context.destination);
    this.tell({ tell: 'also', channel: intercomChannel, gain: 1 }); // it is sent to whom it is for, unasked
    this.player.port.onmessage = (event: MessageEvent<PlayerToPage>) => this.told(event.data);
  }

  static load(context: AudioContext): Promise<void> {
    return context.audioWorklet.addModule(workletUrl);
  }

  /** Lets the worker speak with the player, past the page. */
  connect(worker: MessagePort): void {
    this.tell({ tell: 'worker', port: worker }, [worker]);
  }

  get heard(): number | null {
    return this.playing;
  }

  hear(channel: number | null): void {
    this.wanted = channel;
    this.tell({ tell: 'hear', channel });
    this.tellChannels();
  }

  also(channel: number, gain: number): void {
    if (!(gain >= 0 && gain <= 4)) throw new RangeError(`gain from 0 to 4, not ${gain}`);
    if (gain === 0) this.beside.delete(channel);
    else this.beside.set(channel, gain);
    this.tell({ tell: 'also', channel, gain });
    this.tellChannels();
  }

  even(even: boolean): void {
    this.tell({ tell: 'even', even });
  }

  repeat(seconds: number): void {
    if (!(seconds >= 0 && seconds <= 10)) throw new RangeError(`0 to 10 seconds, not ${seconds}`);
    this.tell({ tell: 'repeat', seconds });
  }

  get volume(): number {
    return this.loudness;
  }

  set volume(volume: number) {
    if (!(volume >= 0 && volume <= 4)) throw new RangeError(`volume from 0 to 4, not ${volume}`);
    this.loudness = volume;
    this.applyVolume();
  }

  /** Silence without forgetting how loud it was. */
  mute(muted: boolean): void {
    this.muted = muted;
    this.applyVolume();
  }

  close(): void {
    this.player.disconnect();
    this.output.disconnect();
  }

  /** Puts a node between the player and the volume; or several that lead from `node` to `last`. */
  through(node: AudioNode, last: AudioNode = node): void {
    this.player.disconnect();
    this.player.connect(node);
    last.connect(this.output);
  }

  private applyVolume(): void {
    const { gain, context } = this.output;
    gain.setTargetAtTime(this.muted ? 0 : this.loudness, context.currentTime, 0.01);
  }

  private told(message: PlayerToPage): void {
    switch (message.tell) {
      case 'level':
        return this.events.level(message.rms, message.peak);
      case 'behind':
        return this.events.behind(message.ms);
      case 'heard':
        this.playing = message.channel;
        this.events.heard(message.channel);
        return this.tellChannels();
    }
  }

  /** What is wanted, and what is still heard until the new channel sounds. */
  private tellChannels(): void {
    const channels = new Set(this.beside.keys());
    if (this.wanted !== null) channels.add(this.wanted);
    if (this.playing !== null) channels.add(this.playing);
    this.events.channels([...channels]);
  }

  private tell(message: PageToPlayer, moved: Transferable[] = []): void {
    this.player.port.postMessage(message, moved);
  }
}
