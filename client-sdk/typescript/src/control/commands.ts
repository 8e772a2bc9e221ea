import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  AddressSchema,
  Check,
  CheckResult,
  Cue,
  HandInTextSchema,
  HelpKind,
  TermSchema,
} from '../gen/dragoman/v1/backstage_pb.js';
import {
  type Accepted,
  type CommandSchema,
  type FloorMode,
  type IdleSource,
  type InscriptionSchema,
  type Interlock,
  type ListPolicy,
  type MotionOutcome,
  Output,
  type OverrideRule,
  type RequestFloorSchema,
  type Ruling,
} from '../gen/dragoman/v1/commands_pb.js';
import type { Role } from '../gen/dragoman/v1/conference_pb.js';

/** What can be asked: the body of a command, `{case: 'giveFloor', value: {…}}`. */
export type CommandBody = Exclude<
  NonNullable<MessageInitShape<typeof CommandSchema>['body']>,
  { case: undefined; value?: undefined }
>;

/** What a request may say besides who asks: its kind, the language, the group spoken for, what it is about. */
export type RequestAbout = Omit<MessageInitShape<typeof RequestFloorSchema>, '$typeName' | 'participant'>;

/** Whom a line of chat or a word on the intercom is for. */
export type Whom = MessageInitShape<typeof AddressSchema>;

/** Each command of the wire as a method. All are answered by the hub: accepted with a position, or refused. */
export abstract class Commands {
  /**
   * Asks the hub to carry out a command.
   *
   * @param seenPosition where the command changes a list: the position its sender saw; 0 skips the check
   * @returns once it is carried out and durable; rejects with RefusedError where the rules say no
   */
  abstract command(body: CommandBody, seenPosition?: bigint): Promise<Accepted>;

  openSession(): Promise<Accepted> {
    return this.command({ case: 'openSession', value: {} });
  }

  closeSession(): Promise<Accepted> {
    return this.command({ case: 'closeSession', value: {} });
  }

  takeUpItem(item: string): Promise<Accepted> {
    return this.command({ case: 'takeUpItem', value: { item } });
  }

  /** Asks for the floor for oneself; a moderator or secretary may name somebody else. */
  requestFloor(participant = '', about: RequestAbout = {}): Promise<Accepted> {
    return this.command({ case: 'requestFloor', value: { ...about, participant } });
  }

  withdrawRequest(turn: number): Promise<Accepted> {
    return this.command({ case: 'withdrawRequest', value: { turn } });
  }

  /** Gives the floor to a turn of the list, or to a participant who is not on it. */
  giveFloor(to: { turn: number } | { participant: string }, language = ''): Promise<Accepted> {
    return this.command({
      case: 'giveFloor',
      value: {
        to: 'turn' in to ? { case: 'turn', value: to.turn } : { case: 'participant', value: to.participant },
        language,
      },
    });
  }

  /** Gives the floor to whoever is first on the list. */
  giveNext(seenPosition = 0n): Promise<Accepted> {
    return this.command({ case: 'giveNext', value: {} }, seenPosition);
  }

  /** The speaker yields, or a moderator ends the speech in due course; of several the one that counts. */
  endSpeech(turn = 0): Promise<Accepted> {
    return this.command({ case: 'endSpeech', value: { turn } });
  }

  /** Takes the floor away, at once: from one turn, from the speech that counts, or from everybody. */
  takeFloor(from: number | 'all' = 0): Promise<Accepted> {
    return this.command({
      case: 'takeFloor',
      value: from === 'all' ? { all: true } : { turn: from },
    });
  }

  pauseSpeech(turn = 0): Promise<Accepted> {
    return this.command({ case: 'pauseSpeech', value: { turn } });
  }

  resumeSpeech(turn = 0): Promise<Accepted> {
    return this.command({ case: 'resumeSpeech', value: { turn } });
  }

  declareFloorLanguage(language: string): Promise<Accepted> {
    return this.command({ case: 'declareFloorLanguage', value: { language } });
  }

  /** Moves a turn to another place of the list, 1 is first. The reason is shown to everybody. */
  moveTurn(turn: number, place: number, reason = '', seenPosition = 0n): Promise<Accepted> {
    return this.command({ case: 'moveTurn', value: { turn, place, reason } }, seenPosition);
  }

  /** Closes the list to speeches, now or at an instant (Unix milliseconds) that all are told. */
  closeList(atMs = 0): Promise<Accepted> {
    return this.command({ case: 'closeList', value: { atMs: BigInt(atMs) } });
  }

  openList(): Promise<Accepted> {
    return this.command({ case: 'openList', value: {} });
  }

  /** Takes a late request onto the list, or turns it down. */
  admitLate(turn: number, admitted: boolean): Promise<Accepted> {
    return this.command({ case: 'admitLate', value: { turn, admitted } });
  }

  /** The speaker is not there: the turn can be called again, once. */
  skipTurn(turn: number): Promise<Accepted> {
    return this.command({ case: 'skipTurn', value: { turn } });
  }

  /** Puts the last speaker on the list again, first, with the time that was left. */
  listAgain(): Promise<Accepted> {
    return this.command({ case: 'listAgain', value: {} });
  }

  orderList(policy: ListPolicy, seenPosition = 0n): Promise<Accepted> {
    return this.command({ case: 'orderList', value: { policy } }, seenPosition);
  }

  /** Asks what ordering would move; the answer is the event `orderPreview`. Changes nothing. */
  previewOrder(policy: ListPolicy): Promise<Accepted> {
    return this.command({ case: 'previewOrder', value: { policy } });
  }

  /** Puts speakers on the list beforehand, all or none. */
  inscribe(entries: readonly MessageInitShape<typeof InscriptionSchema>[]): Promise<Accepted> {
    return this.command({ case: 'inscribe', value: { entries: [...entries] } });
  }

  /** The same from a table; the event `inscriptionReport` tells what is wrong with it. */
  importInscriptions(csv: string, dryRun = false): Promise<Accepted> {
    return this.command({ case: 'importInscriptions', value: { csv, dryRun } });
  }

  /** Undoes the last action on list or floor: `position` is that of `list.undo`. */
  undo(position: bigint): Promise<Accepted> {
    return this.command({ case: 'undo', value: { position } });
  }

  /** Offers the holder of another turn to change places. */
  offerSwap(turn: number, withTurn: number): Promise<Accepted> {
    return this.command({ case: 'offerSwap', value: { turn, withTurn } });
  }

  answerSwap(turn: number, agreed: boolean): Promise<Accepted> {
    return this.command({ case: 'answerSwap', value: { turn, agreed } });
  }

  /** The chair's ruling on a point of order. */
  rule(turn: number, ruling: Ruling, text = ''): Promise<Accepted> {
    return this.command({ case: 'rule', value: { turn, ruling, text } });
  }

  decideMotion(turn: number, outcome: MotionOutcome): Promise<Accepted> {
    return this.command({ case: 'decideMotion', value: { turn, outcome } });
  }

  /** How microphones open from now on; what is left out stays as it was. */
  setFloorMode(mode: FloorMode, maxOpen = 0, maxWaiting?: number): Promise<Accepted> {
    const value = { mode, maxOpen, ...(maxWaiting !== undefined && { maxWaiting }) };
    return this.command({ case: 'setFloorMode', value });
  }

  /** Holds or releases the chair's priority key; `resume`: on release the others go on. */
  chairPriority(held: boolean, resume = false): Promise<Accepted> {
    return this.command({ case: 'chairPriority', value: { held, resume } });
  }

  pushToTalk(held: boolean): Promise<Accepted> {
    return this.command({ case: 'pushToTalk', value: { held } });
  }

  /** More time for a speech; without a turn for the one that counts. */
  grantTime(seconds = 60, turn = 0): Promise<Accepted> {
    return this.command({ case: 'grantTime', value: { turn, seconds } });
  }

  /** What speeches may take for the rest of the item; 0: no limit. */
  setSpeechTime(seconds: number): Promise<Accepted> {
    return this.command({ case: 'setSpeechTime', value: { seconds } });
  }

  /** More time for a group's budget; for every group where it is empty. */
  grantGroupTime(group: string, seconds: number): Promise<Accepted> {
    return this.command({ case: 'grantGroupTime', value: { group, seconds } });
  }

  /** Says that a participant is in the hall, or left; without a name it is oneself. */
  checkIn(present: boolean, participant = ''): Promise<Accepted> {
    return this.command({ case: 'checkIn', value: { participant, present } });
  }

  /** Goes on without a quorum, for a reason that all see. */
  overrideQuorum(reason: string): Promise<Accepted> {
    return this.command({ case: 'overrideQuorum', value: { reason } });
  }

  /** Says a phrase of the phrasebook to everybody, in every language at once. */
  announce(phrase: string, values: Readonly<Record<string, string>> = {}): Promise<Accepted> {
    return this.command({ case: 'announce', value: { phrase, values: { ...values } } });
  }

  /** A note between secretary and podium. */
  writeNote(text: string): Promise<Accepted> {
    return this.command({ case: 'writeNote', value: { text } });
  }

  /** Removes somebody from this session and keeps them out, for a reason they are told. */
  removeParticipant(participant: string, reason: string): Promise<Accepted> {
    return this.command({ case: 'removeParticipant', value: { participant, reason } });
  }

  readmitParticipant(participant: string): Promise<Accepted> {
    return this.command({ case: 'readmitParticipant', value: { participant } });
  }

  /** Gives somebody another role in this session; every microphone of theirs closes. */
  changeRole(participant: string, role: Role): Promise<Accepted> {
    return this.command({ case: 'changeRole', value: { participant, role } });
  }

  /** Tells the speaker, and nobody else, that it is time to conclude. */
  warnSpeaker(turn = 0): Promise<Accepted> {
    return this.command({ case: 'warnSpeaker', value: { turn } });
  }

  /** Opens the desk's microphone into one of its outputs. */
  goOnAir(output: Output = Output.A): Promise<Accepted> {
    return this.command({ case: 'goOnAir', value: { output } });
  }

  goOffAir(): Promise<Accepted> {
    return this.command({ case: 'goOffAir', value: {} });
  }

  /** Asks for help with one press; `channel` 0 is the floor. */
  askForHelp(kind: HelpKind, channel = 0, note = ''): Promise<Accepted> {
    return this.command({ case: 'askForHelp', value: { kind, channel, note } });
  }

  takeHelp(request: number): Promise<Accepted> {
    return this.command({ case: 'takeHelp', value: { request } });
  }

  closeHelp(request: number): Promise<Accepted> {
    return this.command({ case: 'closeHelp', value: { request } });
  }

  /** Asks the speaker for something. Nobody is told who asked. */
  cueSpeaker(cue: Cue): Promise<Accepted> {
    return this.command({ case: 'cueSpeaker', value: { cue } });
  }

  /** Writes a line of chat: a text, or the name of a message that clients say in the reader's language. */
  sendChat(to: Whom, line: { text: string } | { quick: string }): Promise<Accepted> {
    return this.command({ case: 'sendChat', value: { to, ...line } });
  }

  /** Replaces what stands on the pad that the booth shares. */
  writePad(text: string): Promise<Accepted> {
    return this.command({ case: 'writePad', value: { text } });
  }

  /** Holds the intercom key towards somebody. While it is held nothing of one's own sound reaches a channel. */
  talkTo(to: Whom): Promise<Accepted> {
    return this.command({ case: 'talkTo', value: { to, held: true } });
  }

  /** Releases the intercom key. */
  stopTalking(): Promise<Accepted> {
    return this.command({ case: 'talkTo', value: { held: false } });
  }

  /** Says that a channel is silent here; `channelHealth` tells what the hub knows of it. */
  reportNoSound(channel: number, platform: string): Promise<Accepted> {
    return this.command({ case: 'reportNoSound', value: { channel, platform } });
  }

  /** Says how a sound check went; without a booth, at the podium. */
  checkSound(booth: string, check: Check, result: CheckResult, note = ''): Promise<Accepted> {
    return this.command({ case: 'checkSound', value: { booth, check, result, note } });
  }

  /** Lets the session open in spite of checks that failed. */
  overrideSoundCheck(reason: string): Promise<Accepted> {
    return this.command({ case: 'overrideSoundCheck', value: { reason } });
  }

  /** Plays or ends a test tone on a channel that carries nobody. */
  playTone(channel: number, playing: boolean): Promise<Accepted> {
    return this.command({ case: 'playTone', value: { channel, playing } });
  }

  /** Says that somebody sees to an alarm. */
  acknowledgeAlarm(alarm: number): Promise<Accepted> {
    return this.command({ case: 'acknowledgeAlarm', value: { alarm } });
  }

  /** Hands in the text of a speech, for the booths; an empty text takes it back. */
  handInText(text: MessageInitShape<typeof HandInTextSchema>): Promise<Accepted> {
    return this.command({ case: 'handInText', value: text });
  }

  /** Adds terms to the booths' glossary; one that has a number is replaced. */
  putTerms(terms: MessageInitShape<typeof TermSchema>[]): Promise<Accepted> {
    return this.command({ case: 'putTerms', value: { terms } });
  }

  removeTerms(terms: number[]): Promise<Accepted> {
    return this.command({ case: 'removeTerms', value: { terms } });
  }

  /** What the desk hears: a channel, 0 the floor, or what the hub gives it. Refused RELAY_CYCLE where it would come back. */
  chooseIncoming(channel: number | 'automatic'): Promise<Accepted> {
    return this.command({ case: 'chooseIncoming', value: channel === 'automatic' ? {} : { channel } });
  }

  /** The desk's source keys, in order; kept for the session. */
  setPresets(channels: readonly number[]): Promise<Accepted> {
    return this.command({ case: 'setPresets', value: { channels: [...channels] } });
  }

  /** Offers to hand over, to somebody or to any desk that can, so many minutes after it is accepted. */
  offerHandover(to = '', minutes = 0): Promise<Accepted> {
    return this.command({ case: 'offerHandover', value: { to, minutes } });
  }

  /** Asks whoever is on air in the language of an output to hand over. */
  requestHandover(output: Output = Output.A, minutes = 0): Promise<Accepted> {
    return this.command({ case: 'requestHandover', value: { output, minutes } });
  }

  /** Accepts or declines; the channel says which, where there are several. */
  answerHandover(accepted: boolean, channel = 0): Promise<Accepted> {
    return this.command({ case: 'answerHandover', value: { accepted, channel } });
  }

  cancelHandover(channel = 0): Promise<Accepted> {
    return this.command({ case: 'cancelHandover', value: { channel } });
  }

  /** Swaps now instead of at the next pause; both must be armed. */
  swapHandover(channel = 0): Promise<Accepted> {
    return this.command({ case: 'swapHandover', value: { channel } });
  }

  /** Closes a desk's microphone, as technician. */
  takeOffAir(interpreter: string): Promise<Accepted> {
    return this.command({ case: 'takeOffAir', value: { interpreter } });
  }

  /** What happens to a desk that goes on air where another is. */
  setInterlock(interlock: Interlock, overrides: readonly OverrideRule[] = []): Promise<Accepted> {
    return this.command({ case: 'setInterlock', value: { interlock, overrides: [...overrides] } });
  }

  /** What a channel carries while no desk is on air in it; `relay` is the channel where idle is RELAY. */
  setIdle(channel: number, idle: IdleSource, relay = 0): Promise<Accepted> {
    return this.command({ case: 'setIdle', value: { channel, idle, relay } });
  }

  /** Holds or releases the cough key: the lease is kept, no frame passes. Tell `Sound.cough` too, which acts at once. */
  cough(held: boolean): Promise<Accepted> {
    return this.command({ case: 'cough', value: { held } });
  }
}
