import { HubClock, TimeQuestions } from '../link/clock.js';
import type { Closing } from '../link/closing.js';
import { Link, type LinkState } from '../link/link.js';
import type { AudioFrame } from '../wire/frame.js';
import type { IntercomFrame } from '../wire/intercom.js';
import { type Received, received } from '../wire/received.js';
import {
  audio,
  clockQuestion,
  hello,
  intercom,
  listen,
  receiverReport,
  type Report,
  senderReport,
  type SenderReport,
} from '../wire/sent.js';
import type { FromWorker, ToWorker } from '../audio/messages.js';

/** More unsent bytes than this: sound waits here rather than flows. About a quarter of a second at 48 kbit/s. */
const mostWaitingBytes = 2_400;
/** TCP, IP and TLS around each message. */
const aroundBytes = 76;
const flowLookMs = 250;
/** Sound that stops without a word for so long may be a dead network. */
const quietMs = 900;
const answerMs = 600;
/** Whoever speaks is waited for as long as the hub itself waits: a new connection closes their microphone. */
const quietSpeakingMs = 1_200;
const answerSpeakingMs = 800;

/** What lets a line in, and where. */
export interface Pass {
  readonly token: string;
  readonly session: string;
}

/** What a line needs of its surroundings. */
export interface LineOutlet {
  /** Asks the page for the token, and for the session that the page is in. */
  pass(): Promise<Pass>;
  tellPage(message: FromWorker): void;
  heard(message: Received): void;
  connected(): void;
  disconnected(): void;
}

/** The worker's connection to the hub: a Link that speaks the part of the wire that sound needs. */
export class Line {
  readonly clock = new HubClock();
  private readonly link: Link;
  private readonly desk: boolean;
  private before: LinkState = 'disconnected';
  private channels: readonly number[] = [];
  private readonly questions = new TimeQuestions(() => this.link.send(this.clockQuestion()));
  /** What came in since this was last set to 0, with what TCP, IP and TLS add. */
  receivedBytes = 0;
  /** A microphone is open over this line. */
  speaking = false;
  private heardMs = 0;
  private soundMs = 0;

  constructor(
    open: Extract<ToWorker, { tell: 'open' }>,
    private bundle: number,
    private readonly outlet: LineOutlet,
  ) {
    const { url, reconnect, language, client, device, desk } = open;
    this.desk = desk;
    this.link = new Link({
      url,
      reconnect,
      WebSocket: WebSocket,
      hello: async () => hello({ ...(await outlet.pass()), language, client, device }),
      ask: () => this.clockQuestion(),
      onState: (to, closing) => this.became(to, closing),
      onMessage: (bytes) => this.received(bytes),
      onEnd: (closing) => outlet.tellPage({ tell: 'ended', closing }),
    });
  }

  open(): void {
    this.link.open();
    setInterval(() => this.look(performance.now()), flowLookMs);
  }

  /** The network changed, or the page woke up. */
  wake(): void {
    this.link.nudge();
  }

  /** The page went to another session: so does its sound. */
  enter(): void {
    this.link.again();
  }

  close(): void {
    this.link.close();
  }

  listen(channels: readonly number[]): void {
    const sorted = [...channels].sort((a, b) => a - b);
    if (sorted.join() === this.channels.join()) return;
    this.channels = sorted;
    this.tellChannels();
  }

  bundleBy(bundle: number): void {
    this.bundle = bundle;
    this.tellChannels();
  }

  /** Sends sound, unless sound before it still waits in the socket: the newest is dropped rather than all delayed. */
  send(frames: readonly AudioFrame[]): void {
    if (this.link.waitingBytes <= mostWaitingBytes) this.link.send(audio(frames));
  }

  talk(frames: readonly IntercomFrame[]): void {
    if (this.link.waitingBytes <= mostWaitingBytes) this.link.send(intercom(frames));
  }

  reportSpoken(report: SenderReport): void {
    this.link.send(senderReport(report));
  }

  report(report: Report): void {
    this.link.send(receiverReport(report));
  }

  private tellChannels(): void {
    this.link.send(listen(this.channels, this.bundle, this.desk));
  }

  /** Sound that was flowing and stops without a word: the speaker's silence, or a dead network? The hub is asked. */
  private look(nowMs: number): void {
    const flowing = this.heardMs - this.soundMs < flowLookMs;
    const quiet = nowMs - this.heardMs;
    if (flowing && quiet > (this.speaking ? quietSpeakingMs : quietMs)) {
      this.link.doubt(this.speaking ? answerSpeakingMs : answerMs);
    }
  }

  private received(bytes: Uint8Array<ArrayBuffer>): void {
    const message = received(bytes);
    this.heardMs = performance.now();
    if (message.is === 'audio') this.soundMs = this.heardMs;
    this.receivedBytes += bytes.length + aroundBytes;
    switch (message.is) {
      case 'welcome':
        this.clock.forget();
        this.clock.guess(message.serverTimeMs);
        this.link.welcomed();
        this.tellChannels();
        this.questions.begin();
        return this.outlet.heard(message);
      case 'clock':
        return this.clock.answered(message.clientUs, message.serverUs);
      case 'leaving':
        return this.link.left(message.code, message.retryAfterMs, message.text);
      case 'audio':
      case 'lease':
      case 'receipt':
      case 'intercom':
      case 'intercom-lease':
      case 'notice':
      case 'other':
        return this.outlet.heard(message);
    }
  }

  private clockQuestion(): Uint8Array<ArrayBuffer> {
    return clockQuestion(this.clock.questionUs());
  }

  private became(to: LinkState, closing?: Closing): void {
    const from = this.before;
    this.before = to;
    this.soundMs = -Infinity; // nothing flows on a new connection yet
    if (from === 'connected') this.outlet.disconnected();
    this.outlet.tellPage({ tell: 'state', from, to, ...(closing === undefined ? {} : { closing }) });
    if (to === 'connected') this.outlet.connected();
  }
}
