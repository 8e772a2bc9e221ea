/** What the moderator decides: the commands behind the console's buttons and keys. */
import {
  FloorMode,
  RefusalCode,
  RefusedError,
  Ruling,
  type CommandBody,
  type ListPolicy,
  type MotionOutcome,
  type Role,
  type Turn,
} from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { ask, toast } from '../state/hub/toasts';
import { t } from '../words/words';
import type { Conflicts, Deed } from './conflict';
import type { OpenQuestions } from './openQuestions';
import type { SittingNow } from './sittingNow';

export class ModeratorCommands {
  constructor(
    private readonly page: ConsoleState,
    private readonly sitting: SittingNow,
    private readonly questions: OpenQuestions,
    private readonly conflicts: Conflicts,
  ) {}

  giveNext(): void {
    const next = this.sitting.next.value;
    if (!this.sitting.sits.value || !next) return;
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

  skip(turn: Turn | undefined = this.sitting.next.value): void {
    if (!turn || !this.sitting.sits.value) return;
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
    if (this.sitting.speech) this.say({ case: 'endSpeech', value: { turn } });
  }

  take(): void {
    if (this.sitting.speech) this.say({ case: 'takeFloor', value: {} });
  }

  pauseOrResume(): void {
    const { speech } = this.sitting;
    if (!speech) return;
    ask(speech.microphoneOpen ? this.page.hub.pauseSpeech() : this.page.hub.resumeSpeech());
  }

  resume(turn: number): void {
    ask(this.page.hub.resumeSpeech(turn));
  }

  giveTime(seconds = 60): void {
    if (this.sitting.speech)
      this.say({ case: 'grantTime', value: { turn: this.sitting.speech.turn, seconds } });
  }

  /** A word to the speaker alone: it is time to conclude. */
  warn(): void {
    const { speech } = this.sitting;
    if (!speech || !this.sitting.presides.value) return;
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
    this.questions.asking.value = undefined;
    this.say({ case: 'rule', value: { turn, ruling, text } });
  }

  decide(motion: number, outcome: MotionOutcome): void {
    this.say({ case: 'decideMotion', value: { turn: motion, outcome } });
  }

  closeList(atMs: number): void {
    this.questions.asking.value = undefined;
    const value = { atMs: BigInt(Math.round(atMs)) };
    this.act({ case: 'closeList', value }, { key: 'deed.close-list' });
  }

  openList(): void {
    this.act({ case: 'openList', value: {} }, { key: 'deed.open-list' });
  }

  closeOrOpenList(): void {
    const list = this.page.list.value;
    if (list?.closed || list?.closesAtMs) this.openList();
    else this.questions.asking.value = { of: 'close-list' };
  }

  previewOrder(policy: ListPolicy): void {
    ask(this.page.hub.previewOrder(policy));
  }

  /** Applies an order to the list it was worked out from. */
  order(policy: ListPolicy, position: bigint): void {
    this.questions.asking.value = undefined;
    this.act({ case: 'orderList', value: { policy } }, { key: 'deed.order' }, position);
  }

  swap(turn: number, withTurn: number): void {
    this.questions.asking.value = undefined;
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
    this.questions.asking.value = undefined;
    this.say({ case: 'removeParticipant', value: { participant, reason } });
  }

  readmit(participant: string): void {
    this.questions.asking.value = undefined;
    this.say({ case: 'readmitParticipant', value: { participant } });
  }

  changeRole(participant: string, role: Role): void {
    this.questions.asking.value = undefined;
    this.say({ case: 'changeRole', value: { participant, role } });
  }

  overrideQuorum(reason: string): void {
    this.questions.asking.value = undefined;
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
    this.questions.closing.value = false;
    ask(this.page.hub.closeSession());
  }

  move(reason: string): void {
    const move = this.questions.moving.value;
    this.questions.moving.value = undefined;
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
        this.questions.asking.value = { of: 'quorum' };
      throw why;
    }
  }

  /** What is right whatever else happened. */
  private say(body: CommandBody): void {
    ask(this.page.hub.command(body));
  }

  /** What was decided on the list as it was seen: if it changed meanwhile, the person looks again first. */
  private act(body: CommandBody, deed: Deed, seen = this.sitting.seen): void {
    this.conflicts.act(body, deed, seen);
  }
}

function giveTo(
  to: { case: 'turn'; value: number } | { case: 'participant'; value: string },
): CommandBody {
  return { case: 'giveFloor', value: { to } };
}
