import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { Lease, Receipt } from '../gen/dragoman/v1/audio_pb.js';
import type { ChatLine, Glossary, IntercomLease, SpeechText } from '../gen/dragoman/v1/backstage_pb.js';
import type { ChannelHealth } from '../gen/dragoman/v1/board_pb.js';
import type { Caption } from '../gen/dragoman/v1/captions_pb.js';
import { type Accepted, type Command, CommandSchema, type Notice } from '../gen/dragoman/v1/commands_pb.js';
import {
  ClientMessageSchema,
  CloseCode,
  ConnectionPurpose,
  type Leaving,
  type ServerMessage,
  ServerMessageSchema,
  type Welcome,
} from '../gen/dragoman/v1/wire_pb.js';
import type {
  Announcement,
  FaresView,
  InscriptionReport,
  OrderPreview,
  Warned,
} from '../gen/dragoman/v1/views_pb.js';
import type { HallViews, Views } from '../gen/views.js';
import { defaultBackoff } from '../link/backoff.js';
import { HubClock, TimeQuestions } from '../link/clock.js';
import { ClosedError, type Closing } from '../link/closing.js';
import { Events } from '../link/events.js';
import { Link, type LinkState } from '../link/link.js';
import { tokenOf } from '../link/token.js';
import { know } from '../protobuf/descriptor.js';
import { Following, leadsTo } from './programme.js';
import type { ClientOptions } from './options.js';
import { hallOpening, type Opening } from '../gen/opening.js';
import { mayOpen, NotCarriedOutError, opensWithinMs, TooLargeError } from './opening.js';
import { type PromiseSettler, settled } from './settled.js';
import { isView, positionOf, type Seen, Snapshot } from './snapshot.js';
import { Unanswered } from './unanswered.js';

const sessionOver: number = CloseCode.SESSION_OVER;

/** What was asked of a session that was left for another. */
const elsewhere = () => new ClosedError({ code: 1000, text: 'another session was entered' });

/** What can be asked: the body of a command, `{case: 'giveFloor', value: {…}}`. */
export type CommandBody = Exclude<
  NonNullable<MessageInitShape<typeof CommandSchema>['body']>,
  { case: undefined; value?: undefined }
>;

/** What the command of that name says. */
export type What<Name extends CommandBody['case']> = Extract<CommandBody, { case: Name }>['value'];

export type { ClientOptions } from './options.js';

export interface StateChange {
  readonly from: LinkState;
  readonly to: LinkState;
  /** Why a connection was lost or ended. */
  readonly closing?: Closing;
}

/** What whoever follows the session is told, by name. Views come whole, the newest only. */
export interface PublicEvents extends HallViews {
  state: StateChange;
  welcome: Welcome;
  lease: Lease;
  caption: Caption;
  notice: Notice;
  leaving: Leaving;
  /** What all are told, once for each announcement; `recalled` where one was taken back. */
  announcement: Announcement;
  /** It is this participant's turn, and time to conclude. */
  warned: Warned;
  /** What the hub says of a channel that was reported silent. */
  channelHealth: ChannelHealth;
}

/** What happens, by name, behind the scenes too. */
export interface ClientEvents extends PublicEvents, Views {
  receipt: Receipt;
  /** A line of chat behind the scenes, once. */
  chat: ChatLine;
  /** A call on the intercom was opened or closed for this participant. */
  intercomLease: IntercomLease;
  /** The text of a speech that is near; an empty one is taken off the desk. */
  speechText: SpeechText;
  /** Terms of the booths' glossary. */
  glossary: Glossary;
  /** The answer to `previewOrder`. */
  orderPreview: OrderPreview;
  /** The answer to `importInscriptions`. */
  inscriptionReport: InscriptionReport;
  /** How listeners fare, channel by channel: for technicians and moderators, every two seconds where any reported. */
  fares: FaresView;
}

/**
 * A participant's control connection: views, commands, captions and the hub's time. Sound is in `./audio`.
 *
 * @typeParam Told the events that this client knows
 * @typeParam Asks the commands that it knows
 */
export abstract class Participation<Told extends PublicEvents, Asks extends CommandBody> {
  /** Which commands may open a microphone, of those that can be asked here. */
  protected readonly opening: Opening = hallOpening;
  /** What this participant sees now. */
  readonly snapshot = new Snapshot();
  private readonly events = new Events<ClientEvents>();
  private readonly unanswered = new Unanswered();
  private readonly clock = new HubClock();
  private readonly link: Link;
  private texts: readonly string[] = [];
  private tongue: string;
  private first: { promise: Promise<Welcome>; settle: PromiseSettler<Welcome> } | undefined;
  private readonly ending = settled<Closing>();
  private readonly following = new Following((session) => void this.enter(session).catch(() => undefined));
  /** The session that the next Hello names. */
  private named: string;
  private readonly questions = new TimeQuestions(() => this.send(this.clockQuestion()));
  private before: LinkState = 'disconnected';
  private readonly idStem = stem();
  private ids = 0;
  private closing = false;
  private resync = false;

  /** @param tables of the messages that this client knows; all others are passed over */
  protected constructor(
    private readonly options: ClientOptions,
    tables: string,
  ) {
    know(tables);
    this.named = options.session ?? '';
    this.tongue = options.language ?? '';
    this.link = new Link({
      url: options.url,
      WebSocket: options.WebSocket ?? globalThis.WebSocket,
      reconnect: options.reconnect ?? defaultBackoff,
      hello: () => this.hello(),
      ask: () => encoded(this.clockQuestion()),
      onState: (state, closing) => this.became(state, closing),
      onMessage: (bytes) => this.received(bytes),
      onEnd: (closing) => this.ended(closing),
    });
  }

  get state(): LinkState {
    return this.link.state;
  }

  /** What this device is called; empty where it was given no name. */
  get device(): string {
    return this.options.device ?? '';
  }

  /** Connects, and comes back by itself from then on. Rejects with ClosedError where the hub says not to return. */
  connect(): Promise<Welcome> {
    if (this.snapshot.welcome !== undefined && this.state === 'connected')
      return Promise.resolve(this.snapshot.welcome);
    this.first ??= settled<Welcome>();
    const { promise } = this.first;
    this.closing = false;
    this.link.open();
    return promise;
  }

  /** The session that this client is in or enters; empty before the first Welcome, where none was named. */
  get session(): string {
    return this.named;
  }

  /**
   * Leaves the session for another one, over a new connection. What is not answered yet is not asked there. What was seen
   * stays until the Welcome of the other session replaces it.
   */
  enter(session: string): Promise<Welcome> {
    const there = session === this.named;
    this.named = session;
    if (there || this.state === 'disconnected') return this.connect();
    this.following.led(undefined);
    this.unanswered.failAll(elsewhere());
    this.first ??= settled<Welcome>();
    const { promise } = this.first;
    this.link.again();
    return promise;
  }

  /** Leaves for good, once the commands that were asked are answered, or after two seconds. */
  async close(): Promise<Closing> {
    this.closing = true;
    this.following.led(undefined);
    await this.unanswered.answered(drainMs);
    this.link.close();
    return this.ending.promise;
  }

  /** Resolves once this client is disconnected for good, with the reason. */
  closed(): Promise<Closing> {
    return this.ending.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Calls `listener` at every `event`; calling the answer stops it. */
  on<Name extends keyof Told>(event: Name, listener: (value: Told[Name]) => void): () => void {
    return (this.events as unknown as Events<Told>).on(event, listener);
  }

  /**
   * Asks the hub to carry out a command. One that was asked on a connection that broke is asked again, save where it may
   * open a microphone: that is carried out at once or not at all.
   *
   * @param seen where the command is held against it: what its sender looked at
   * @returns once it is carried out and durable; rejects with RefusedError where the rules say no, NotCarriedOutError where
   *     a microphone would have opened late, TooLargeError past `Limits.message_bytes`
   */
  command(body: Asks, seen?: Seen): Promise<Accepted> {
    return this.ask(body, seen);
  }

  protected ask(body: CommandBody, seen: Seen = 0n): Promise<Accepted> {
    if (this.state === 'disconnected' || this.closing)
      return Promise.reject(new ClosedError({ code: 1000, text: 'not connected' }));
    const opens = mayOpen(this.opening, body, this.snapshot.floor?.mode);
    if (opens && this.state !== 'connected') return Promise.reject(new NotCarriedOutError(body.case));
    this.ids += 1;
    const command = create(CommandSchema, {
      id: `${this.idStem}-${this.ids}`,
      seenPosition: positionOf(seen),
      untilMs: opens ? BigInt(Math.round(this.serverNow()) + opensWithinMs) : 0n,
      body,
    });
    const answer = this.unanswered.wait(command, opens);
    this.sendCommand(command);
    return answer;
  }

  /** What the hub would close the connection for is not sent. */
  private sendCommand(command: Command): void {
    const bytes = encoded({ case: 'command', value: command });
    const most = this.snapshot.welcome?.limits?.messageBytes || Infinity;
    if (bytes.length > most) this.unanswered.fail(command.id, new TooLargeError(bytes.length, most));
    else this.link.send(bytes);
  }

  /** The network changed, or the page woke up: comes back at once instead of waiting, or makes sure that the hub is there. */
  wake(): void {
    this.link.nudge();
  }

  /** Reads these text channels from now on, by BCP-47 tag; the hub sends the last 20 segments of each new one first. */
  readCaptions(tags: readonly string[]): void {
    this.texts = [...tags];
    this.listen();
  }

  /** Refusals and notices come in this language from now on, by BCP-47 tag. */
  answerIn(language: string): void {
    if (language === this.tongue) return;
    this.tongue = language;
    this.listen();
  }

  /** The hub's time, Unix milliseconds. */
  serverNow(): number {
    return this.clock.nowMs();
  }

  /** The shortest round trip of the last answers, milliseconds. */
  get roundTripMs(): number | undefined {
    return this.clock.roundTripMs;
  }

  private async hello(): Promise<Uint8Array<ArrayBuffer>> {
    const { client = 'dragoman-client-ts/0.1.0' } = this.options;
    return encoded({
      case: 'hello',
      value: {
        token: await tokenOf(this.options),
        session: this.named,
        language: this.tongue,
        client,
        purpose: ConnectionPurpose.CONTROL,
        seenPosition: this.resync || (this.here ?? this.named) !== this.named ? 0n : this.snapshot.position,
        device: this.device,
      },
    });
  }

  protected send(body: ClientBody): boolean {
    return this.link.send(encoded(body));
  }

  /** The session whose views are here. */
  private get here(): string | undefined {
    return this.snapshot.session?.session;
  }

  private listen(): void {
    this.send({ case: 'listen', value: { captions: [...this.texts], language: this.tongue } });
  }

  private received(bytes: Uint8Array<ArrayBuffer>): void {
    const { body } = fromBinary(ServerMessageSchema, bytes);
    switch (body.case) {
      case 'welcome':
        return this.welcomed(body.value);
      case 'accepted':
        return this.unanswered.accepted(body.value);
      case 'refused':
        return this.unanswered.refused(body.value);
      case 'clock':
        return this.clock.answered(Number(body.value.clientTimeUs), Number(body.value.serverTimeUs));
      case 'clockMoved':
        return this.clock.moved(Number(body.value.byMs));
      case 'chat':
        if (this.snapshot.read(body.value)) this.events.emit('chat', body.value);
        return;
      case 'announcement':
        if (this.snapshot.told(body.value)) this.events.emit('announcement', body.value);
        return;
      case 'leaving':
        this.link.left(body.value.code, body.value.retryAfterMs, body.value.text);
        return this.happened(body);
      case 'audio':
      case 'listening':
      case 'intercom':
      case undefined: // a message of a newer hub
        return;
      default:
        return isView(body) ? this.seen(body) : this.happened(body);
    }
  }

  private welcomed(welcome: Welcome): void {
    const before = this.here;
    if (before !== undefined && before !== welcome.session?.session) this.unanswered.failAll(elsewhere());
    this.named = welcome.session?.session ?? this.named; // control comes back to it, and sound goes there too
    const changed = this.snapshot.welcomed(welcome);
    this.clock.forget();
    this.clock.guess(Number(welcome.serverTimeMs));
    this.link.welcomed();
    if (this.texts.length > 0) this.listen();
    for (const command of this.unanswered.commands) this.sendCommand(command);
    this.events.emit('welcome', welcome);
    for (const name of changed) this.tell(name);
    this.first?.settle.resolve(welcome);
    this.first = undefined;
    this.questions.begin();
  }

  private happened<Name extends keyof ClientEvents>(body: { case: Name; value: ClientEvents[Name] }): void {
    this.events.emit(body.case, body.value);
  }

  private seen(body: ServerMessage['body'] & { case: keyof Views }): void {
    if (this.snapshot.see(body.case, body.value)) this.tell(body.case);
  }

  private tell<Name extends keyof Views>(name: Name): void {
    const view: Views[Name] | undefined = this.snapshot.view(name);
    if (name === 'programme' && this.options.follow)
      this.following.led(leadsTo(this.snapshot.programme, this.named));
    if (view !== undefined) this.events.emit(name, view as ClientEvents[Name]);
  }

  private clockQuestion(): ClientBody & { case: 'clock' } {
    return { case: 'clock', value: { clientTimeUs: BigInt(this.clock.questionUs()) } };
  }

  private became(to: LinkState, closing?: Closing): void {
    const from = this.before;
    this.before = to;
    if (to !== 'connected') {
      this.questions.end();
      this.unanswered.lost();
    }
    this.resync = to === 'connecting' && closing?.code === CloseCode.RESYNC;
    this.events.emit('state', closing === undefined ? { from, to } : { from, to, closing });
  }

  private ended(closing: Closing): void {
    const { session: asked = '' } = this.options;
    if (closing.code === sessionOver && this.named !== asked) {
      this.named = asked; // the session is none of this conference any more: there is another one
      this.link.open();
      return;
    }
    const error = new ClosedError(closing);
    this.unanswered.failAll(error);
    this.first?.settle.reject(error);
    this.first = undefined;
    this.ending.settle.resolve(closing);
  }
}

const drainMs = 2_000;

export type ClientBody = NonNullable<MessageInitShape<typeof ClientMessageSchema>['body']>;

/** Tells this client's command ids from those of the participant's other connections and of earlier visits. */
function stem(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function encoded(body: ClientBody): Uint8Array<ArrayBuffer> {
  return toBinary(ClientMessageSchema, create(ClientMessageSchema, { body }));
}
