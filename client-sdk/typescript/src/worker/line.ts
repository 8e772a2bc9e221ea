import { HubClock } from '../link/clock.js';
import type { Closing } from '../link/closing.js';
import { Link, type LinkState } from '../link/link.js';
import type { AudioFrame } from '../wire/frame.js';
import { type Received, received } from '../wire/received.js';
import { type IntercomFrame, intercomChannel } from '../wire/intercom.js';
import { audio, clockQuestion, hello, intercom, listen, receiverReport, type Report } from '../wire/sent.js';
import type { FromWorker, ToWorker } from '../audio/messages.js';

const firstQuestions = 5;
/** More unsent bytes than this: sound waits here rather than flows. About a quarter of a second at 48 kbit/s. */
const mostWaitingBytes = 2_400;

/** What a line needs of its surroundings. */
export interface LineOutlet {
  /** Asks the page for the token. */
  token(): Promise<string>;
  tellPage(message: FromWorker): void;
  heard(message: Received): void;
  connected(): void;
  disconnected(): void;
}

/** The worker's connection to the hub: a Link that speaks the part of the wire that sound needs. */
export class Line {
  readonly clock = new HubClock();
  private readonly link: Link;
  private before: LinkState = 'disconnected';
  private channels: readonly number[] = [];
  private questions = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    open: Extract<ToWorker, { tell: 'open' }>,
    private bundle: number,
    private readonly outlet: LineOutlet,
  ) {
    const { url, reconnect, session, language, client } = open;
    this.link = new Link({
      url,
      reconnect,
      WebSocket: WebSocket,
      hello: async () => hello({ token: await outlet.token(), session, language, client }),
      onState: (to, closing) => this.became(to, closing),
      onMessage: (bytes) => this.received(bytes),
      onEnd: (closing) => outlet.tellPage({ tell: 'ended', closing }),
    });
  }

  open(): void {
    this.link.open();
  }

  close(): void {
    this.link.close();
  }

  listen(channels: readonly number[]): void {
    const sorted = channels.filter((channel) => channel !== intercomChannel).sort((a, b) => a - b);
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

  /** Says something aside, on the same terms. */
  whisper(frames: readonly IntercomFrame[]): void {
    if (this.link.waitingBytes <= mostWaitingBytes) this.link.send(intercom(frames));
  }

  report(report: Report): void {
    this.link.send(receiverReport(report));
  }

  private tellChannels(): void {
    this.link.send(listen(this.channels, this.bundle));
  }

  private received(bytes: Uint8Array<ArrayBuffer>): void {
    const message = received(bytes);
    switch (message.is) {
      case 'welcome':
        this.clock.forget();
        this.clock.guess(message.serverTimeMs);
        this.link.welcomed();
        this.tellChannels();
        this.questions = 0;
        this.askTime();
        return;
      case 'clock':
        return this.clock.answered(message.clientUs, message.serverUs);
      case 'leaving':
        return this.link.left(message.code, message.retryAfterMs, message.text);
      case 'audio':
      case 'lease':
      case 'receipt':
      case 'intercom-lease':
      case 'intercom':
      case 'notice':
      case 'other':
        return this.outlet.heard(message);
    }
  }

  private askTime(): void {
    clearTimeout(this.timer);
    if (this.link.state !== 'connected') return;
    this.link.send(clockQuestion(this.clock.questionUs()));
    this.questions += 1;
    this.timer = setTimeout(() => this.askTime(), this.questions < firstQuestions ? 300 : 5_000);
  }

  private became(to: LinkState, closing?: Closing): void {
    const from = this.before;
    this.before = to;
    if (from === 'connected') this.outlet.disconnected();
    this.outlet.tellPage({ tell: 'state', from, to, ...(closing === undefined ? {} : { closing }) });
    if (to === 'connected') this.outlet.connected();
  }
}
