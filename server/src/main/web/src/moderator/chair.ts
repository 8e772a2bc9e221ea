/** The moderator's seat: the commands behind its buttons and keys, and what is being asked of the person just now. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  AddressKind,
  FloorMode,
  RefusalCode,
  RefusedError,
  Ruling,
  SessionPhase,
  type CommandBody,
  type ListPolicy,
  type MotionOutcome,
  type Role,
  type Speech,
  type Turn,
  type Whom,
} from '@dragoman/client';
import { ask, toast } from '../state/hub/toasts';
import { forecast, sessionEnd, type Course, type Forecast } from '../state/sitting/forecast';
import { keepsList, presides } from '../state/sitting/rights';
import { nextOf, reachOf } from '../state/sitting/turns';
import type { ConsoleState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { talkBack, type TalkBack } from '../state/sound/talkBack';
import { t } from '../words/words';
import { Conflicts, type Deed } from './conflict';

/** A move of a turn that waits for its reason. */
export interface Move {
  readonly turn: Turn;
  readonly place: number;
}

/** What the person is asked before it is done. */
export type Question =
  | { readonly of: 'order' }
  | { readonly of: 'close-list' }
  | { readonly of: 'quorum' }
  | { readonly of: 'rule'; readonly turn: number }
  | { readonly of: 'swap'; readonly turn: Turn }
  | { readonly of: 'badge'; readonly participant: string };

/** What the side of the console shows. */
export type Side = 'agenda' | 'totals' | 'messages' | 'speakers' | 'present';

export class Chair {
  readonly moving = signal<Move | undefined>(undefined);
  readonly asking = signal<Question | undefined>(undefined);
  readonly closing = signal(false);
  readonly finding = signal(false);
  /** The last line of the chats that was seen. */
  readonly chatRead = signal(0n);
  readonly chatUnread: ReadonlySignal<number>;
  /** What of the messages is shown. */
  readonly mail = signal<'all' | 'booths'>('all');
  /** Whom a message or a word on the intercom is for: `booths`, `technician`, or `booth ` and its id. */
  readonly whom = signal('booths');
  readonly talkBack: TalkBack;
  readonly side = signal<Side>('agenda');
  readonly conflicts: Conflicts;
  readonly turns: ReadonlySignal<readonly Turn[]>;
  readonly next: ReadonlySignal<Turn | undefined>;
  readonly sits: ReadonlySignal<boolean>;
  /** May give and take the floor: a secretary keeps the list and no more. */
  readonly presides: ReadonlySignal<boolean>;
  readonly course: ReadonlySignal<Course>;
  readonly forecast: ReadonlySignal<Forecast>;
  readonly endsMs: ReadonlySignal<number | undefined>;

  constructor(
    readonly page: ConsoleState,
    readonly sound: SoundDesk,
  ) {
    this.talkBack = talkBack(page, sound, () => addressOf(this.whom.value));
    this.chatUnread = computed(() => {
      const me = page.me.value?.participant;
      const unread = page.backstage.chat.value.filter(({ line }) => line > this.chatRead.value);
      return unread.filter(({ from }) => from !== me).length;
    });
    this.turns = computed(() => page.list.value?.turns ?? []);
    this.next = computed(() => nextOf(page.list.value));
    this.sits = computed(() => page.session.value?.phase === SessionPhase.OPEN);
    this.presides = computed(() => !!page.me.value && presides(page.me.value));
    this.course = computed(() => ({
      nowMs: page.now.value,
      speeches: this.speeches,
      turns: this.turns.value,
    }));
    this.forecast = computed(() => forecast(this.course.value));
    this.endsMs = computed(() => {
      const names = page.names.value;
      const outline = names?.session(page.session.value?.session ?? '');
      return sessionEnd(outline, names?.conference.timeZone ?? '', page.now.value);
    });
    this.conflicts = new Conflicts(page, () => this.seen());
  }

  get keeps(): boolean {
    const me = this.page.me.value;
    return !!me && keepsList(me);
  }

  get speech(): Speech | undefined {
    return this.page.floor.value?.speech;
  }

  /** All that run or stand, the oldest first. */
  get speeches(): readonly Speech[] {
    const floor = this.page.floor.value;
    return floor?.speeches ?? [];
  }

  giveNext(): void {
    const next = this.next.value;
    if (!this.sits.value || !next) return;
    const instead: CommandBody = giveTo({ case: 'turn', value: next.turn });
    this.act({ case: 'giveNext', value: {} }, { key: 'deed.give', of: next, instead });
  }

  giveTurn(turn: Turn): void {
    this.act(giveTo({ case: 'turn', value: turn.turn }), { key: 'deed.give', of: turn });
  }

  giveTo(participant: string): void {
    this.say(giveTo({ case: 'participant', value: participant }));
  }

  add(participant: string): void {
    ask(this.page.hub.requestFloor(participant));
  }

  remove(turn: Turn): void {
    const value = { turn: turn.turn };
    this.act({ case: 'withdrawRequest', value }, { key: 'deed.remove', of: turn });
  }

  skip(turn: Turn | undefined = this.next.value): void {
    if (!turn || !this.sits.value) return;
    this.act({ case: 'skipTurn', value: { turn: turn.turn } }, { key: 'deed.skip', of: turn });
  }

  admit(turn: Turn, admitted: boolean): void {
    this.say({ case: 'admitLate', value: { turn: turn.turn, admitted } });
  }

  /** Whoever was called and not there comes back to the top of the list. */
  callAgain(turn: Turn): void {
    ask(this.page.hub.requestFloor(turn.participant));
  }

  listAgain(): void {
    this.say({ case: 'listAgain', value: {} });
  }

  end(turn = 0): void {
    if (this.speech) this.say({ case: 'endSpeech', value: { turn } });
  }

  take(): void {
    if (this.speech) this.say({ case: 'takeFloor', value: {} });
  }

  pauseOrResume(): void {
    const { speech } = this;
    if (!speech) return;
    ask(speech.microphoneOpen ? this.page.hub.pauseSpeech() : this.page.hub.resumeSpeech());
  }

  resume(turn: number): void {
    ask(this.page.hub.resumeSpeech(turn));
  }

  giveTime(seconds = 60): void {
    if (this.speech) this.say({ case: 'grantTime', value: { turn: this.speech.turn, seconds } });
  }

  /** A word to the speaker alone: it is time to conclude. */
  warn(): void {
    const { speech } = this;
    if (!speech || !this.presides.value) return;
    const said = this.page.hub.command({ case: 'warnSpeaker', value: { turn: speech.turn } });
    ask(said.then(() => toast('go', t('floor.warned'))));
  }

  limitTheRest(seconds: number): void {
    this.say({ case: 'setSpeechTime', value: { seconds } });
  }

  grantGroup(group: string, seconds: number): void {
    this.say({ case: 'grantGroupTime', value: { group, seconds } });
  }

  setMode(mode: FloorMode, maxOpen: number): void {
    this.say({ case: 'setFloorMode', value: { mode, maxOpen } });
  }

  /** The chair's priority key: every other speech pauses; released, they wait unless they shall go on. */
  priority(held: boolean, resume = false): void {
    this.say({ case: 'chairPriority', value: { held, resume } });
  }

  rule(turn: number, ruling: Ruling, text: string): void {
    this.asking.value = undefined;
    this.say({ case: 'rule', value: { turn, ruling, text } });
  }

  /** Asks for the ruling on the point of order that waits for one the longest. */
  beginRuling(): void {
    const due = this.page.floor.value?.rulingsDue[0];
    if (due !== undefined) this.asking.value = { of: 'rule', turn: due };
  }

  decide(motion: number, outcome: MotionOutcome): void {
    this.say({ case: 'decideMotion', value: { turn: motion, outcome } });
  }

  closeList(atMs: number): void {
    this.asking.value = undefined;
    const value = { atMs: BigInt(Math.round(atMs)) };
    this.act({ case: 'closeList', value }, { key: 'deed.close-list' });
  }

  openList(): void {
    this.act({ case: 'openList', value: {} }, { key: 'deed.open-list' });
  }

  closeOrOpenList(): void {
    const list = this.page.list.value;
    if (list?.closed || list?.closesAtMs) this.openList();
    else this.asking.value = { of: 'close-list' };
  }

  previewOrder(policy: ListPolicy): void {
    ask(this.page.hub.previewOrder(policy));
  }

  /** Applies an order to the list it was worked out from. */
  order(policy: ListPolicy, position: bigint): void {
    this.asking.value = undefined;
    this.act({ case: 'orderList', value: { policy } }, { key: 'deed.order' }, position);
  }

  swap(turn: number, withTurn: number): void {
    this.asking.value = undefined;
    this.say({ case: 'offerSwap', value: { turn, withTurn } });
  }

  answerSwap(turn: number, agreed: boolean): void {
    this.say({ case: 'answerSwap', value: { turn, agreed } });
  }

  /** Takes back what was done last, while that is possible. */
  undo(): void {
    const undo = this.page.list.value?.undo;
    if (undo) this.say({ case: 'undo', value: { position: undo.position } });
  }

  checkIn(participant: string, present: boolean): void {
    this.say({ case: 'checkIn', value: { participant, present } });
  }

  /** Shows somebody out of this session, for a reason that is told to them. */
  removeParticipant(participant: string, reason: string): void {
    this.asking.value = undefined;
    this.say({ case: 'removeParticipant', value: { participant, reason } });
  }

  readmit(participant: string): void {
    this.asking.value = undefined;
    this.say({ case: 'readmitParticipant', value: { participant } });
  }

  changeRole(participant: string, role: Role): void {
    this.asking.value = undefined;
    this.say({ case: 'changeRole', value: { participant, role } });
  }

  overrideQuorum(reason: string): void {
    this.asking.value = undefined;
    this.say({ case: 'overrideQuorum', value: { reason } });
  }

  announce(phrase: string, values: Readonly<Record<string, string>>): void {
    this.say({ case: 'announce', value: { phrase, values: { ...values } } });
  }

  note(text: string): void {
    this.say({ case: 'writeNote', value: { text } });
  }

  declare(language: string): void {
    ask(this.page.hub.declareFloorLanguage(language));
  }

  takeUp(item: string): void {
    ask(this.page.hub.takeUpItem(item));
  }

  open(): void {
    ask(this.openOrAsk());
  }

  close(): void {
    this.closing.value = false;
    ask(this.page.hub.closeSession());
  }

  /** Asks for the reason first: everybody will see it. */
  beginMove(turn: Turn, by: number): void {
    this.beginMoveTo(turn, this.turns.value.indexOf(turn) + 1 + by);
  }

  /** A turn stays among those of its kind. */
  beginMoveTo(turn: Turn, place: number): void {
    const reach = reachOf(this.turns.value, turn.turn);
    if (!reach || place < reach.first || place > reach.last) return;
    if (place !== this.turns.value.indexOf(turn) + 1) this.moving.value = { turn, place };
  }

  move(reason: string): void {
    const move = this.moving.value;
    this.moving.value = undefined;
    if (!move) return;
    const value = { turn: move.turn.turn, place: move.place, reason };
    const deed: Deed = { key: 'deed.move', of: move.turn, place: move.place };
    this.act({ case: 'moveTurn', value }, deed);
  }

  /** Without a quorum the reason is asked for, instead of a refusal and nothing else. */
  private async openOrAsk(): Promise<unknown> {
    try {
      return await this.page.hub.openSession();
    } catch (why) {
      if (why instanceof RefusedError && why.code === RefusalCode.NO_QUORUM)
        this.asking.value = { of: 'quorum' };
      throw why;
    }
  }

  /** What is right whatever else happened. */
  private say(body: CommandBody): void {
    ask(this.page.hub.command(body));
  }

  /** What was decided on the list as it was seen: if it changed meanwhile, the person looks again first. */
  private act(body: CommandBody, deed: Deed, seen = this.seen()): void {
    this.conflicts.act(body, deed, seen);
  }

  /** The latest position of floor and list that this person looks at: what decides on an older one is refused. */
  private seen(): bigint {
    const list = this.page.list.value?.position ?? 0n;
    const floor = this.page.floor.value?.position ?? 0n;
    return list > floor ? list : floor;
  }
}

function giveTo(
  to: { case: 'turn'; value: number } | { case: 'participant'; value: string },
): CommandBody {
  return { case: 'giveFloor', value: { to } };
}

/** Whom the chair writes or speaks to. */
export function addressOf(whom: string): Whom {
  if (whom === 'booths') return { kind: AddressKind.BOOTHS };
  if (whom === 'technician') return { kind: AddressKind.TECHNICIAN };
  return { kind: AddressKind.BOOTH, booth: whom.slice('booth '.length) };
}
