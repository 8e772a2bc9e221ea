import { Backoff, type BackoffBounds, defaultBackoff } from './backoff.js';
import { type Closing, comesBack } from './closing.js';

export type LinkState = 'disconnected' | 'connecting' | 'connected';

/** The part of the browser's WebSocket that a link uses, so that another may be handed in. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
}

export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;

export interface LinkOptions {
  readonly url: string;
  readonly WebSocket: SocketConstructor;
  /** Bounds of the wait between tries, or false: a lost connection ends the link. */
  readonly reconnect: BackoffBounds | false;
  /** The first message of every connection. Called anew each time, since tokens expire. */
  readonly hello: () => Promise<Uint8Array<ArrayBuffer>>;
  /** A question that the hub answers at once: asked where nothing is heard of it. */
  readonly ask: () => Uint8Array<ArrayBuffer>;
  readonly onState: (state: LinkState, closing?: Closing) => void;
  readonly onMessage: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** The link ended for good. */
  readonly onEnd: (closing: Closing) => void;
}

const subprotocol = 'dragoman.v1';
const welcomeWithinMs = 10_000;
const silenceMs = 15_000;
const answerMs = 600;
/**
 * How long each try may take after the network fell silent: what is dialled into a dead network comes seconds after the
 * network is back, so another try goes out soon.
 */
const hastyMs = [700, 700, 700, 700, 1_400, 2_800, 5_600] as const;
const scatterMs = 150;
const open = 1;

/**
 * One WebSocket to the hub that comes back by itself: connecting until the hub's Welcome, then connected, until it is
 * closed here or the hub says not to return.
 */
export class Link {
  private current: LinkState = 'disconnected';
  private socket: SocketLike | undefined;
  private readonly backoff: Backoff;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private leaving: { code: number; retryAfterMs: number; text: string } | undefined;
  private ended = false;
  /** The hub said Welcome once. */
  private good = false;
  private generation = 0;
  private doubted = false;
  private waiting = false;
  /** The code that the hub said last while this was not connected; 0 for none. */
  private told = 0;
  /** Which of the hasty tries comes next; undefined where there is no haste. */
  private hasty: number | undefined;

  constructor(private readonly options: LinkOptions) {
    this.backoff = new Backoff(options.reconnect === false ? defaultBackoff : options.reconnect);
  }

  get state(): LinkState {
    return this.current;
  }

  /** Bytes handed to the socket and not yet gone: a sender of sound looks here before it adds to a jam. */
  get waitingBytes(): number {
    return this.socket?.bufferedAmount ?? 0;
  }

  open(): void {
    if (this.current !== 'disconnected') return;
    this.ended = false;
    this.backoff.reset();
    this.become('connecting');
    void this.dial();
  }

  /** Leaves this connection for another one at once, which says another Hello. */
  again(): void {
    if (this.current === 'disconnected') return;
    this.drop();
    this.become('connecting');
    void this.dial();
  }

  /** Sends if connected; false where nothing was sent. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.current !== 'connected' || this.socket?.readyState !== open) return false;
    this.socket.send(bytes);
    return true;
  }

  /** The hub's Welcome came: from here on the link stands. */
  welcomed(): void {
    this.backoff.reset();
    this.good = true;
    this.hasty = undefined;
    this.become('connected');
    this.watch(silenceMs);
  }

  /** The hub announced that it will close. */
  left(code: number, retryAfterMs: number, text: string): void {
    this.leaving = { code, retryAfterMs, text };
  }

  /** Something may be wrong: unless the hub says a word at once, the connection is lost and another one is dialled. */
  doubt(forMs: number = answerMs): void {
    if (this.current !== 'connected' || this.doubted) return;
    this.doubted = true;
    this.send(this.options.ask());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hasty = 0;
      this.lost(1006, 'the hub fell silent');
    }, forMs);
  }

  /** The network changed, or the page woke up: a wait ends, and a standing connection must show that it lives. */
  nudge(): void {
    if (this.current === 'connected') this.doubt();
    else if (this.waiting) {
      clearTimeout(this.timer);
      void this.dial();
    }
  }

  close(): void {
    if (this.ended) return;
    this.end({ code: 1000, text: '' });
  }

  private async dial(): Promise<void> {
    const generation = ++this.generation;
    this.leaving = undefined;
    this.waiting = false;
    let hello: Uint8Array<ArrayBuffer>;
    try {
      hello = await this.options.hello();
    } catch (cause) {
      if (generation === this.generation) this.lost(1006, `no token: ${String(cause)}`);
      return;
    }
    if (generation !== this.generation || this.ended) return;
    let socket: SocketLike;
    try {
      socket = new this.options.WebSocket(this.options.url, [subprotocol]);
    } catch (cause) {
      this.end({ code: 1002, text: String(cause) }); // not a WebSocket address: trying again cannot help
      return;
    }
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      if (this.socket === socket) socket.send(hello);
    };
    socket.onmessage = (event: { data: unknown }) => {
      if (this.socket !== socket || !(event.data instanceof ArrayBuffer)) return;
      this.doubted = false;
      if (this.current === 'connected') this.watch(silenceMs);
      this.options.onMessage(new Uint8Array(event.data));
    };
    socket.onclose = (event: { code: number; reason: string }) => {
      if (this.socket === socket) this.lost(event.code, event.reason);
    };
    this.watch(this.patienceMs());
  }

  private patienceMs(): number {
    const patience = this.hasty === undefined ? undefined : hastyMs[this.hasty++];
    if (patience === undefined) this.hasty = undefined;
    return patience ?? welcomeWithinMs;
  }

  /** A connection that stays mute is given up: a pulled cable sends no close. */
  private watch(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lost(1006, 'the hub fell silent'), milliseconds);
  }

  private lost(socketCode: number, reason: string): void {
    this.drop();
    const { leaving } = this;
    const named = leaving === undefined || leaving.code === 0 ? socketCode : leaving.code;
    const closing = { code: named, text: leaving?.text ?? reason };
    if (this.options.reconnect === false || ![named, socketCode].every((one) => comesBack(one, this.good))) {
      this.end(closing);
      return;
    }
    this.become('connecting', closing);
    this.waiting = true;
    const wait =
      this.hasty === undefined ? this.backoff.nextMs(leaving?.retryAfterMs) : Math.random() * scatterMs;
    this.timer = setTimeout(() => void this.dial(), wait);
  }

  private end(closing: Closing): void {
    this.ended = true;
    this.drop();
    this.become('disconnected', closing);
    this.options.onEnd(closing);
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.doubted = false;
    this.generation += 1;
    const socket = this.socket;
    this.socket = undefined;
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = () => undefined; // a socket closed while it opens still reports an error
    socket.close(1000);
  }

  private become(state: LinkState, closing?: Closing): void {
    // What the hub said is told once, also where nothing else has changed: why it let nobody in, for one.
    const said = closing !== undefined && closing.code >= 4000 && closing.code !== this.told;
    if (state === this.current && !said) return;
    this.told = state === 'connected' ? 0 : (closing?.code ?? this.told);
    this.current = state;
    this.options.onState(state, closing);
  }
}
