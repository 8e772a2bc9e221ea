/** What the moderator decides: the commands behind the console's buttons and keys. */
import {
  FloorMode,
  type HallScreen,
  RefusalCode,
  RefusedError,
  Ruling,
  type ListPolicy,
  type MotionOutcome,
  type PlannedHour,
  type Role,
  type Turn,
} from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { keepChoice } from '../state/hub/badge';
import { ask, toast } from '../state/hub/toasts';
import { t } from '../words/words';
import type { Asks, Conflicts, Deed } from './conflict';
import type { MoreTime, OpenQuestions } from './openQuestions';
import type { Podium } from './podium';
import type { SittingNow } from './sittingNow';

export class ModeratorCommands {
  constructor(
    private readonly page: ConsoleState,
    private readonly sitting: SittingNow,
    private readonly questions: OpenQuestions,
    private readonly conflicts: Conflicts,
    private readonly podium: Podium,
  ) {}

  giveNext(): void {
    const next = this.sitting.next.value;
    if (!this.sitting.sits.value || !next) return;
    const instead = (seen: bigint) => this.giveFloorTo(next, seen);
    const asks = (seen: bigint) => this.podium.asks(next.participant, this.page.hub.giveNext(seen));
    this.act(asks, { key: 'deed.give', of: next, instead });
  }

  giveTurn(turn: Turn): void {
    this.act((seen) => this.giveFloorTo(turn, seen), { key: 'deed.give', of: turn });
  }

  giveTo(participant: string): void {
    const asked = this.page.hub.giveFloor({ to: { case: 'participant', value: participant } });
    ask(this.podium.asks(participant, asked));
  }

  /** Lists somebody, for themselves or with the statement of their group. */
  add(participant: string, onBehalfOf = ''): void {
    ask(this.page.hub.requestFloor({ participant, onBehalfOf }));
  }

  /** Takes a turn off the list; its owner is told who did it, and why. */
  remove(turn: Turn, reason: string): void {
    this.questions.asking.value = undefined;
    const asks = () => this.page.hub.withdrawRequest({ turn: turn.turn, reason });
    this.act(asks, { key: 'deed.remove', of: turn });
  }

  /** Somebody else of the delegation speaks in that place. */
  replace(turn: Turn, participant: string): void {
    this.questions.asking.value = undefined;
    const asks = (seen: bigint) =>
      this.page.hub.replaceSpeaker({ turn: turn.turn, participant }, seen);
    this.act(asks, { key: 'deed.replace', of: turn });
  }

  skip(turn: Turn | undefined = this.sitting.next.value): void {
    if (!turn || !this.sitting.sits.value) return;
    const asks = (seen: bigint) => this.page.hub.skipTurn({ turn: turn.turn }, seen);
    this.act(asks, { key: 'deed.skip', of: turn });
  }

  admit(turn: Turn): void {
    ask(this.page.hub.admitLate({ turn: turn.turn, admitted: true }));
  }

  /** A late request is turned down; whoever asked is told who did it, and why. */
  turnDown(turn: Turn, reason: string): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.admitLate({ turn: turn.turn, admitted: false, reason }));
  }

  /** Whoever was called and not there comes back to the top of the list. */
  callAgain(turn: Turn): void {
    const { participant, onBehalfOf } = turn;
    ask(this.page.hub.requestFloor({ participant, onBehalfOf }));
  }

  listAgain(): void {
    ask(this.page.hub.listAgain());
  }

  end(turn = 0): void {
    const { speech } = this.sitting;
    if (!speech) return;
    this.podium.yields(turn === 0 || turn === speech.turn ? speech : undefined);
    ask(this.page.hub.endSpeech({ turn }));
  }

  take(): void {
    const { speech } = this.sitting;
    if (!speech) return;
    this.podium.yields(speech);
    ask(this.page.hub.takeFloor({}));
  }

  pauseOrResume(): void {
    const { speech } = this.sitting;
    if (!speech) return;
    if (!speech.microphoneOpen) {
      ask(this.podium.asks(speech.participant, this.page.hub.resumeSpeech({})));
      return;
    }
    this.podium.yields(speech);
    ask(this.page.hub.pauseSpeech({}));
  }

  resume(turn: number): void {
    const whose = this.sitting.speeches.find((one) => one.turn === turn)?.participant;
    ask(this.podium.asks(whose, this.page.hub.resumeSpeech({ turn })));
  }

  /** One's own speech is over; a priority ends with it. */
  finish(): void {
    const { speech } = this.podium;
    if (!speech) return;
    this.podium.yields(speech);
    ask(this.page.hub.endSpeech({ turn: speech.turn }));
  }

  giveTime(seconds = 60): void {
    if (this.sitting.speech)
      ask(this.page.hub.grantTime({ turn: this.sitting.speech.turn, seconds }));
  }

  /** More time by amount: to the speech that counts or to all, to one group or to all. */
  giveMore(to: MoreTime, seconds: number): void {
    this.questions.asking.value = undefined;
    const whole = Math.round(seconds);
    if (to === 'speech') this.giveTime(whole);
    else if (to === 'groups') this.grantGroup('', whole);
    else if (to === 'speeches') {
      for (const { turn, limitSeconds } of this.sitting.speeches)
        if (limitSeconds > 0) ask(this.page.hub.grantTime({ turn, seconds: whole }));
    } else this.grantGroup(to.group, whole);
  }

  /** A word to the speaker alone: it is time to conclude. */
  warn(): void {
    const { speech } = this.sitting;
    if (!speech || !this.sitting.presides.value) return;
    const said = this.page.hub.warnSpeaker({ turn: speech.turn });
    ask(said.then(() => toast('go', t('floor.warned'))));
  }

  limitTheRest(seconds: number): void {
    ask(this.page.hub.setSpeechTime({ seconds }));
  }

  grantGroup(group: string, seconds: number): void {
    ask(this.page.hub.grantGroupTime({ group, seconds }));
  }

  setMode(mode: FloorMode, maxOpen: number): void {
    ask(this.page.hub.setFloorMode({ mode, maxOpen }));
  }

  /** How many speeches may wait: one more is refused. */
  setWaiting(mode: FloorMode, maxWaiting: number): void {
    ask(this.page.hub.setFloorMode({ mode, maxWaiting }));
  }

  /** The chair's priority key: every other speech pauses; released, they wait unless they shall go on. */
  priority(held: boolean, resume = false): void {
    if (!held) this.podium.yields(this.podium.speech);
    const asked = this.page.hub.chairPriority({ held, resume });
    ask(held ? this.podium.asks(this.page.me.value?.participant, asked) : asked);
  }

  rule(turn: number, ruling: Ruling, text: string): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.rule({ turn, ruling, text }));
  }

  /** A carried motion to suspend or adjourn the meeting acts at once, where that was confirmed. */
  decide(motion: number, outcome: MotionOutcome, acts = false): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.decideMotion({ turn: motion, outcome, acts }));
  }

  /** What was counted in a show of hands. */
  countHands(turn: number, inFavour: number, against: number, abstaining: number): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.countHands({ turn, inFavour, against, abstaining }));
  }

  closeList(atMs: number): void {
    this.questions.asking.value = undefined;
    const asks = () => this.page.hub.closeList({ atMs: BigInt(Math.round(atMs)) });
    this.act(asks, { key: 'deed.close-list' });
  }

  /** So many minutes before the session is to begin or to end. */
  closeListBefore(before: PlannedHour, minutesBefore: number): void {
    this.questions.asking.value = undefined;
    this.act(() => this.page.hub.closeList({ before, minutesBefore }), { key: 'deed.close-list' });
  }

  openList(): void {
    this.act(() => this.page.hub.openList(), { key: 'deed.open-list' });
  }

  closeOrOpenList(): void {
    const list = this.page.list.value;
    if (list?.closed || list?.closesAtMs) this.openList();
    else this.questions.asking.value = { of: 'close-list' };
  }

  previewOrder(policy: ListPolicy): void {
    ask(this.page.hub.previewOrder({ policy }));
  }

  /** Applies an order to the list it was worked out from. */
  order(policy: ListPolicy, position: bigint): void {
    this.questions.asking.value = undefined;
    this.act((seen) => this.page.hub.orderList({ policy }, seen), { key: 'deed.order' }, position);
  }

  swap(turn: number, withTurn: number): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.offerSwap({ turn, withTurn }));
  }

  answerSwap(turn: number, agreed: boolean): void {
    ask(this.page.hub.answerSwap({ turn, agreed }));
  }

  /** Takes back what was done last, while that is possible. */
  undo(): void {
    const undo = this.page.list.value?.undo;
    if (undo) ask(this.page.hub.undo({ position: undo.position }));
  }

  checkIn(participant: string, present: boolean): void {
    ask(this.page.hub.checkIn({ participant, present }));
  }

  /** Shows somebody out of this session, or of the conference, for a reason that is told to them. */
  removeParticipant(participant: string, reason: string, conference: boolean): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.removeParticipant({ participant, reason, conference }));
  }

  readmit(participant: string, conference: boolean): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.readmitParticipant({ participant, conference }));
  }

  changeRole(participant: string, role: Role): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.changeRole({ participant, role }));
  }

  overrideQuorum(reason: string): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.overrideQuorum({ reason }));
  }

  /** The podium takes it upon itself to open over what failed or was not tried; the reason is journalled. */
  openOverSoundCheck(reason: string): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.overrideSoundCheck({ reason }).then(() => this.openOrAsk()));
  }

  /** @param untilMs when it goes from every page; 0: after some minutes */
  announce(phrase: string, values: Readonly<Record<string, string>>, untilMs = 0): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.announce({ phrase, values: { ...values }, untilMs: BigInt(untilMs) }));
  }

  /** Words of one's own, by BCP-47 tag. */
  announceText(text: Readonly<Record<string, string>>, untilMs = 0): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.announce({ text: { in: { ...text } }, untilMs: BigInt(untilMs) }));
  }

  /** Takes an announcement back from every page. */
  recall(position: bigint): void {
    ask(this.page.hub.recallAnnouncement({ position }));
  }

  /** What the hall's screens show; a message by BCP-47 tag. */
  showInHall(screen: HallScreen, message: Readonly<Record<string, string>> = {}): void {
    this.questions.asking.value = undefined;
    ask(this.page.hub.showInHall({ screen, message: { in: { ...message } } }));
  }

  /** For podium and secretary alone; on a turn where one is named. */
  note(text: string, turn = 0): void {
    ask(this.page.hub.writeNote({ text, turn }));
  }

  declare(language: string): void {
    ask(this.page.hub.declareFloorLanguage({ language }));
  }

  takeUp(item: string): void {
    ask(this.page.hub.takeUpItem({ item }));
  }

  open(): void {
    ask(this.openOrAsk());
  }

  /** Goes to the next session and opens it there. */
  openNext(session: string): void {
    this.page.chosen.value = session;
    keepChoice(window, session);
    ask(this.page.hub.enter(session).then(() => this.openOrAsk()));
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
    this.act((seen) => this.page.hub.moveTurn(value, seen), deed);
  }

  /** Without a quorum the reason is asked for, instead of a refusal and nothing else. */
  private async openOrAsk(): Promise<unknown> {
    try {
      return await this.page.hub.openSession();
    } catch (why) {
      if (why instanceof RefusedError && why.code === RefusalCode.NO_QUORUM)
        this.questions.asking.value = { of: 'quorum' };
      if (why instanceof RefusedError && why.code === RefusalCode.SOUND_CHECK_FAILED)
        this.questions.asking.value = { of: 'sound-check' };
      throw why;
    }
  }

  /** What was decided on the list as it was seen: if it changed meanwhile, the person looks again first. */
  private act(asks: Asks, deed: Deed, seen = this.sitting.seen): void {
    this.conflicts.act(asks, deed, seen);
  }

  private giveFloorTo(turn: Turn, seen: bigint): ReturnType<Asks> {
    const asked = this.page.hub.giveFloor({ to: { case: 'turn', value: turn.turn } }, seen);
    return this.podium.asks(turn.participant, asked);
  }
}
