import { ClosedError, type Closing } from '../link/closing.js';
import { Events } from '../link/events.js';
import type { LeaseEnd } from '../gen/dragoman/v1/audio_pb.js';
import type { LinkState } from '../link/link.js';
import { abilities } from './abilities.js';
import type { MicrophoneState, SoundEvents, SoundLease, SoundMode } from './events.js';
import { HeldLeases } from './leases.js';
import { Listening } from './listening.js';
import type { CaptureToPage, FromWorker, ToWorker } from './messages.js';
import { Microphone, type MicrophoneOptions } from './microphone.js';
import { Silence } from './silence.js';
import { SpeakingWatch } from './speaking.js';
import { tokenOf } from '../link/token.js';
import { latencyHint, latencyMs, opening, type SoundOptions } from './options.js';
import { SpokenSum } from './spoken.js';

export type { SoundOptions } from './options.js';

const ownEnd: LeaseEnd.OWN = 1;

/** A participant's sound: what is heard and the microphone, on a connection and a thread of its own. */
export class Sound {
  private readonly events = new Events<SoundEvents>();
  private readonly worker: Worker;
  private readonly listening: Listening;
  private readonly held: HeldLeases;
  private readonly speaking = new SpeakingWatch((forMs) =>
    this.events.emit('speaking-while-closed', { forMs }),
  );
  private readonly ending: Promise<Closing>;
  private resolveEnding!: (closing: Closing) => void;
  private rejectOpening: ((error: Error) => void) | undefined;
  private current: LinkState = 'disconnected';
  private named: string;
  private mic: Microphone | undefined;
  private micState: MicrophoneState = 'closed';
  private micTurn = 0;
  private mutedTold = false;
  private delaying: SoundMode;
  private bundling: number;
  private readonly silence = new Silence();
  private readonly spoken = new SpokenSum();
  private latencyTimer: ReturnType<typeof setInterval> | undefined;

  private constructor(
    private readonly options: SoundOptions,
    /** The context all sound runs in. */
    readonly context: AudioContext,
    private readonly ownsContext: boolean,
  ) {
    this.named = options.session ?? '';
    this.held = new HeldLeases(options.device ?? '');
    this.delaying = options.mode ?? 'balanced';
    this.bundling = options.bundle ?? 1;
    this.ending = new Promise((resolve) => (this.resolveEnding = resolve));
    this.listening = new Listening(context, {
      heard: (channel) => this.events.emit('heard', channel),
      level: (rms, peak) => this.events.emit('level', { of: 'listening', rms, peak }),
      behind: (ms) => this.events.emit('behind', { ms }),
      channels: (wanted) => this.tellWorker({ tell: 'channels', wanted }),
    });
    this.listening.even(options.even ?? true);
    this.worker = new Worker(new URL('./worker.js', import.meta.url), {
      type: 'module',
      name: 'dragoman-sound',
    });
    this.worker.onmessage = (event: MessageEvent<FromWorker>) => this.fromWorker(event.data);
    this.worker.onerror = (event) => {
      this.shut(); // what a worker that failed still sends is not known here
      this.events.emit('failure', { what: 'worker', text: event.message });
      // It never got as far as a connection, so it will not end by itself.
      if (this.current === 'disconnected')
        this.ended({ code: 1002, text: `no sound worker: ${event.message}` });
    };
  }

  /**
   * Opens the sound. Call it in a tap or key press: browsers let nothing be heard before one. Resolves once the hub
   * said welcome; rejects with ClosedError where it says not to return.
   */
  static async open(options: SoundOptions): Promise<Sound> {
    // Before any await, while the tap still counts.
    const context =
      options.audioContext ?? new AudioContext({ sampleRate: 48_000, latencyHint: latencyHint(options) });
    if (context.sampleRate !== 48_000)
      throw new RangeError(`sound needs a context of 48000 Hz, not ${context.sampleRate}`);
    const running = context.resume();
    await Listening.load(context);
    void running;
    const sound = new Sound(options, context, options.audioContext === undefined);
    await sound.connected();
    return sound;
  }

  get state(): LinkState {
    return this.current;
  }

  /** What is really played, for a meter, another output or a test. */
  get output(): AudioNode {
    return this.listening.output;
  }

  /** Leads everything that is played through a node of this context, or a chain with another last node, before the volume. */
  through(node: AudioNode, last: AudioNode = node): void {
    this.listening.through(node, last);
  }

  /** The channel that is heard now; it follows `listen` once the new one sounds. */
  get heard(): number | null {
    return this.listening.heard;
  }

  get microphone(): MicrophoneState {
    return this.micState;
  }

  /** The open leases: a microphone is heard under these alone. */
  get leases(): readonly SoundLease[] {
    return this.held.all;
  }

  /** Whether a lease was shut, lost or closed here, whatever another connection still says of it. */
  isOver(lease: Pick<SoundLease, 'channel' | 'epoch'>): boolean {
    return this.held.isOver(lease);
  }

  /** Whether the system or the headset keeps the microphone silent, outside this page. */
  get microphoneMuted(): boolean {
    return this.mic?.muted ?? false;
  }

  /** Whether the browser lets anything be heard; if not, call `resume` in a tap. */
  get canPlay(): boolean {
    return this.context.state === 'running';
  }

  on<Name extends keyof SoundEvents>(event: Name, listener: (value: SoundEvents[Name]) => void): () => void {
    return this.events.on(event, listener);
  }

  /**
   * Goes over to another session, as the control connection did: what was heard ends, and a microphone is shut until the
   * hub opens it there.
   */
  enter(session: string): void {
    if (session === this.named) return;
    this.named = session;
    this.tellWorker({ tell: 'enter' });
  }

  /** Goes on after an interruption (a call, a locked screen). In a tap. */
  resume(): Promise<void> {
    return this.context.resume();
  }

  /** Hears this channel instead of the one before: the old one is left only when the new one sounds. 0 is the floor. */
  listen(channel: number | null): void {
    this.listening.hear(channel);
  }

  /** Mixes a channel under the one that is heard (the floor, the partner's ear); gain 0 takes it away. */
  also(channel: number, gain: number): void {
    this.listening.also(channel, gain);
  }

  /** The last seconds (up to 10) once more, then faster until it is live again. 0: live at once. */
  repeat(seconds = 7): void {
    this.listening.repeat(seconds);
  }

  /** The network changed, or the page woke up: comes back at once instead of waiting, or makes sure that the hub is there. */
  wake(): void {
    this.tellWorker({ tell: 'wake' });
  }

  /** 0 is mute, 1 as it comes. */
  get volume(): number {
    return this.listening.volume;
  }

  set volume(volume: number) {
    this.listening.volume = volume;
  }

  get mode(): SoundMode {
    return this.delaying;
  }

  set mode(mode: SoundMode) {
    this.delaying = mode;
    this.tellWorker({ tell: 'mode', mode });
  }

  get bundle(): number {
    return this.bundling;
  }

  set bundle(bundle: number) {
    if (![1, 2, 3].includes(bundle)) throw new RangeError(`1 to 3 frames in a message, not ${bundle}`);
    this.bundling = bundle;
    this.tellWorker({ tell: 'bundle', bundle });
  }

  /** Plays through another device, where the browser can. */
  async setOutputDevice(deviceId: string): Promise<void> {
    const context = this.context as AudioContext & { setSinkId?: (id: string) => Promise<void> };
    if (context.setSinkId === undefined) throw new Error('this browser cannot choose an output device');
    await context.setSinkId(deviceId);
  }

  /**
   * Opens the microphone. What it captures leaves only while a lease is open, and stops at the instant the lease
   * closes or the connection is lost. Rejects as getUserMedia does, and with NotSupportedError where the browser
   * encodes no Opus.
   */
  async openMicrophone(options: MicrophoneOptions): Promise<void> {
    this.closeMicrophone();
    const turn = ++this.micTurn;
    if (!(await abilities()).speak) {
      throw new DOMException('this browser cannot encode a microphone', 'NotSupportedError');
    }
    const mic = await Microphone.open(
      this.context,
      options,
      (level) => this.fromCapture(level),
      () => {
        this.closeMicrophone();
        this.events.emit('failure', { what: 'microphone', text: 'the device is gone' });
      },
      () => this.tellMuted(),
    );
    if (turn !== this.micTurn) {
      mic.close();
      throw new DOMException('the microphone was closed while it opened', 'AbortError');
    }
    this.mic = mic;
    this.mute();
    this.tellWorker({ tell: 'microphone', ...mic.told }, [mic.frames]);
    this.microphoneChanged();
    this.tellMuted();
  }

  closeMicrophone(): void {
    this.micTurn += 1;
    if (this.mic === undefined) return;
    this.mic.close();
    this.mic = undefined;
    this.tellWorker({ tell: 'microphone-closed' });
    this.microphoneChanged();
    this.tellMuted();
  }

  /**
   * Off, here and now: nothing more leaves under the leases that are held, whatever the hub and the network do. Ask the hub
   * then (`client.goOffAir()`). Only another lease is sent under again.
   */
  shut(): void {
    this.tellWorker({ tell: 'shut' });
    for (const lease of this.held.shut()) this.events.emit('lease', { ...lease, open: false, end: ownEnd });
    this.microphoneChanged();
  }

  /** Speaks here under a lease that waits, with nothing sent yet, at another device of the same person. */
  readonly speakHere = (channel: number): void => this.tellWorker({ tell: 'here', channel });

  /** The cough key: silence within 20 ms, the lease kept. Tell the hub too: `client.cough(held)`. */
  cough(held: boolean): void {
    this.silence.cough = held;
    this.mute();
    this.microphoneChanged();
  }

  /**
   * The intercom key: what is said goes to nobody until the hub has opened the call, and to no channel before it is
   * over. Ask the hub then: `client.talkTo(to, held)`. Where it refuses or ends the call, nobody hears anything until the
   * key is let go.
   */
  talk(held: boolean): void {
    this.silence.wantsTalk = held;
    this.mute();
  }

  /** Ends for good: nothing is captured, sent or played from here on. */
  async close(): Promise<void> {
    this.closeMicrophone();
    this.tellWorker({ tell: 'close' });
    await this.ending;
  }

  /** Resolves once the sound has ended for good, with the reason. */
  closed(): Promise<Closing> {
    return this.ending;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private connected(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    this.listening.connect(port1);
    const open = opening(this.options, { mode: this.delaying, bundle: this.bundling, player: port2 });
    this.tellWorker(open, [port2]);
    this.latencyTimer = setInterval(() => this.tellLatency(), 5_000);
    return new Promise((resolve, reject) => {
      this.rejectOpening = reject;
      const off = this.on('state', ({ to }) => {
        if (to !== 'connected') return;
        off();
        this.rejectOpening = undefined;
        this.tellLatency();
        resolve();
      });
    });
  }

  private fromWorker(message: FromWorker): void {
    switch (message.tell) {
      case 'token-wanted':
        return void this.tellToken();
      case 'state':
        this.current = message.to;
        return this.events.emit('state', message);
      case 'lease':
        this.held.told(message.lease);
        this.events.emit('lease', message.lease);
        this.microphoneChanged();
        return;
      case 'entered':
        return this.held.entered(message.session);
      case 'talking':
        if (this.silence.talking === message.open) return;
        this.silence.talking = message.open;
        this.mute();
        return this.events.emit('talking', message.open);
      case 'receipt':
        return this.events.emit('receipt', message.receipt);
      case 'stats':
        return this.events.emit('stats', message.stats);
      case 'traffic':
        return this.events.emit('traffic', message);
      case 'notice':
        return this.events.emit('notice', message);
      case 'failure':
        return this.events.emit('failure', message.failure);
      case 'ended':
        return this.ended(message.closing);
    }
  }

  private fromCapture(level: CaptureToPage): void {
    if (this.mic === undefined) return;
    this.tellMuted(); // some browsers tell of it by no event
    const nowMs = performance.now();
    const { rms, peak, loudness, voice } = level;
    this.events.emit('level', { of: 'microphone', rms, peak, loudness });
    this.speaking.heard(voice, this.micState === 'live' || this.silence.wantsTalk, nowMs);
    const spoken = this.spoken.heard(level, nowMs);
    if (spoken !== undefined) this.tellWorker({ tell: 'spoken', spoken });
  }

  private async tellToken(): Promise<void> {
    try {
      this.tellWorker({ tell: 'token', token: await tokenOf(this.options), session: this.named });
    } catch (error) {
      this.tellWorker({ tell: 'no-token', why: String(error) });
    }
  }

  /** Silence while a key says so, and while the hub has not yet followed the intercom key. */
  private mute(): void {
    this.mic?.cough(this.silence.now);
  }

  private tellMuted(): void {
    if (this.microphoneMuted === this.mutedTold) return;
    this.mutedTold = !this.mutedTold;
    this.events.emit('muted', this.mutedTold);
  }

  private tellLatency(): void {
    this.tellWorker({ tell: 'output-latency', ms: latencyMs(this.context) });
  }

  private microphoneChanged(): void {
    const state = this.stateOfMicrophone();
    if (state === this.micState) return;
    this.micState = state;
    this.listening.mute(state === 'live' && this.mic?.halfDuplex === true);
    this.events.emit('microphone', state);
  }

  private stateOfMicrophone(): MicrophoneState {
    if (this.mic === undefined) return 'closed';
    if (this.mic.intercomOnly || this.held.all.every(({ armed }) => armed)) return 'open';
    return this.silence.cough ? 'coughing' : 'live';
  }

  private ended(closing: Closing): void {
    clearInterval(this.latencyTimer);
    this.closeMicrophone();
    this.listening.close();
    this.worker.terminate();
    this.rejectOpening?.(new ClosedError(closing));
    if (this.ownsContext) void this.context.close();
    this.resolveEnding(closing);
  }

  private tellWorker(message: ToWorker, moved: Transferable[] = []): void {
    this.worker.postMessage(message, moved);
  }
}
