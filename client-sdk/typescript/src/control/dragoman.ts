import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  AddressSchema,
  Check,
  CheckResult,
  Cue,
  HandInTextSchema,
  HelpKind,
  SenderReportSchema,
  TermSchema,
} from '../gen/dragoman/v1/backstage_pb.js';
import type { CaptionWriteSchema } from '../gen/dragoman/v1/captions_pb.js';
import {
  type Accepted,
  type FloorMode,
  type IdleSource,
  type InscriptionSchema,
  type Interlock,
  type ListPolicy,
  type MotionOutcome,
  Output,
  type OverrideRule,
  type Ruling,
} from '../gen/dragoman/v1/commands_pb.js';
import type { Role } from '../gen/dragoman/v1/conference_pb.js';
import { everything } from '../protobuf/everything.js';
import { HallCommands } from './hallcommands.js';
import type { ClientEvents, ClientOptions, CommandBody } from './participation.js';

/** Whom a line of chat or a word on the intercom is for. */
export type Whom = MessageInitShape<typeof AddressSchema>;

/** A participant's control connection with every command of the wire as a method, for consoles, bots and tools. */
export class DragomanClient extends HallCommands<ClientEvents, CommandBody> {
  constructor(options: ClientOptions) {
    super(options, everything);
  }

  /** Writes or corrects a segment; false if not connected. A refusal comes as a notice. */
  writeCaption(caption: MessageInitShape<typeof CaptionWriteSchema>): boolean {
    return this.send({ case: 'caption', value: caption });
  }

  /** Says how the microphone fares, about once a second while a lease is held; false if not connected. */
  reportMicrophone(report: MessageInitShape<typeof SenderReportSchema>): boolean {
    return this.send({ case: 'senderReport', value: report });
  }

  openSession(): Promise<Accepted> {
    return this.ask({ case: 'openSession', value: {} });
  }

  closeSession(): Promise<Accepted> {
    return this.ask({ case: 'closeSession', value: {} });
  }

  takeUpItem(item: string): Promise<Accepted> {
    return this.ask({ case: 'takeUpItem', value: { item } });
  }

  /** Gives the floor to a turn of the list, or to a participant who is not on it. */
  giveFloor(to: { turn: number } | { participant: string }, language = ''): Promise<Accepted> {
    return this.ask({
      case: 'giveFloor',
      value: {
        to: 'turn' in to ? { case: 'turn', value: to.turn } : { case: 'participant', value: to.participant },
        language,
      },
    });
  }

  /** Gives the floor to whoever is first on the list. */
  giveNext(seenPosition = 0n): Promise<Accepted> {
    return this.ask({ case: 'giveNext', value: {} }, seenPosition);
  }

  /** Takes the floor away, at once: from one turn, from the speech that counts, or from everybody. */
  takeFloor(from: number | 'all' = 0): Promise<Accepted> {
    return this.ask({
      case: 'takeFloor',
      value: from === 'all' ? { all: true } : { turn: from },
    });
  }

  pauseSpeech(turn = 0): Promise<Accepted> {
    return this.ask({ case: 'pauseSpeech', value: { turn } });
  }

  resumeSpeech(turn = 0): Promise<Accepted> {
    return this.ask({ case: 'resumeSpeech', value: { turn } });
  }

  declareFloorLanguage(language: string): Promise<Accepted> {
    return this.ask({ case: 'declareFloorLanguage', value: { language } });
  }

  /** Moves a turn to another place of the list, 1 is first. The reason is shown to everybody. */
  moveTurn(turn: number, place: number, reason = '', seenPosition = 0n): Promise<Accepted> {
    return this.ask({ case: 'moveTurn', value: { turn, place, reason } }, seenPosition);
  }

  /** Closes the list to speeches, now or at an instant (Unix milliseconds) that all are told. */
  closeList(atMs = 0): Promise<Accepted> {
    return this.ask({ case: 'closeList', value: { atMs: BigInt(atMs) } });
  }

  openList(): Promise<Accepted> {
    return this.ask({ case: 'openList', value: {} });
  }

  /** Takes a late request onto the list, or turns it down. */
  admitLate(turn: number, admitted: boolean): Promise<Accepted> {
    return this.ask({ case: 'admitLate', value: { turn, admitted } });
  }

  /** The speaker is not there: the turn can be called again, once. */
  skipTurn(turn: number): Promise<Accepted> {
    return this.ask({ case: 'skipTurn', value: { turn } });
  }

  /** Puts the last speaker on the list again, first, with the time that was left. */
  listAgain(): Promise<Accepted> {
    return this.ask({ case: 'listAgain', value: {} });
  }

  orderList(policy: ListPolicy, seenPosition = 0n): Promise<Accepted> {
    return this.ask({ case: 'orderList', value: { policy } }, seenPosition);
  }

  /** Asks what ordering would move; the answer is the event `orderPreview`. Changes nothing. */
  previewOrder(policy: ListPolicy): Promise<Accepted> {
    return this.ask({ case: 'previewOrder', value: { policy } });
  }

  /** Puts speakers on the list beforehand, all or none. */
  inscribe(entries: readonly MessageInitShape<typeof InscriptionSchema>[]): Promise<Accepted> {
    return this.ask({ case: 'inscribe', value: { entries: [...entries] } });
  }

  /** The same from a table; the event `inscriptionReport` tells what is wrong with it. */
  importInscriptions(csv: string, dryRun = false): Promise<Accepted> {
    return this.ask({ case: 'importInscriptions', value: { csv, dryRun } });
  }

  /** Undoes the last action on list or floor: `position` is that of `list.undo`. */
  undo(position: bigint): Promise<Accepted> {
    return this.ask({ case: 'undo', value: { position } });
  }

  /** The chair's ruling on a point of order. */
  rule(turn: number, ruling: Ruling, text = ''): Promise<Accepted> {
    return this.ask({ case: 'rule', value: { turn, ruling, text } });
  }

  decideMotion(turn: number, outcome: MotionOutcome): Promise<Accepted> {
    return this.ask({ case: 'decideMotion', value: { turn, outcome } });
  }

  /** How microphones open from now on; what is left out stays as it was. */
  setFloorMode(mode: FloorMode, maxOpen = 0, maxWaiting?: number): Promise<Accepted> {
    const value = { mode, maxOpen, ...(maxWaiting !== undefined && { maxWaiting }) };
    return this.ask({ case: 'setFloorMode', value });
  }

  /** Holds or releases the chair's priority key; `resume`: on release the others go on. */
  chairPriority(held: boolean, resume = false): Promise<Accepted> {
    return this.ask({ case: 'chairPriority', value: { held, resume } });
  }

  /** More time for a speech; without a turn for the one that counts. */
  grantTime(seconds = 60, turn = 0): Promise<Accepted> {
    return this.ask({ case: 'grantTime', value: { turn, seconds } });
  }

  /** What speeches may take for the rest of the item; 0: no limit. */
  setSpeechTime(seconds: number): Promise<Accepted> {
    return this.ask({ case: 'setSpeechTime', value: { seconds } });
  }

  /** More time for a group's budget; for every group where it is empty. */
  grantGroupTime(group: string, seconds: number): Promise<Accepted> {
    return this.ask({ case: 'grantGroupTime', value: { group, seconds } });
  }

  /** Goes on without a quorum, for a reason that all see. */
  overrideQuorum(reason: string): Promise<Accepted> {
    return this.ask({ case: 'overrideQuorum', value: { reason } });
  }

  /** Says a phrase of the phrasebook to everybody, in every language at once. */
  announce(phrase: string, values: Readonly<Record<string, string>> = {}): Promise<Accepted> {
    return this.ask({ case: 'announce', value: { phrase, values: { ...values } } });
  }

  /** A note between secretary and podium. */
  writeNote(text: string): Promise<Accepted> {
    return this.ask({ case: 'writeNote', value: { text } });
  }

  /** Removes somebody from this session and keeps them out, for a reason they are told. */
  removeParticipant(participant: string, reason: string): Promise<Accepted> {
    return this.ask({ case: 'removeParticipant', value: { participant, reason } });
  }

  readmitParticipant(participant: string): Promise<Accepted> {
    return this.ask({ case: 'readmitParticipant', value: { participant } });
  }

  /** Gives somebody another role in this session; every microphone of theirs closes. */
  changeRole(participant: string, role: Role): Promise<Accepted> {
    return this.ask({ case: 'changeRole', value: { participant, role } });
  }

  /** Tells the speaker, and nobody else, that it is time to conclude. */
  warnSpeaker(turn = 0): Promise<Accepted> {
    return this.ask({ case: 'warnSpeaker', value: { turn } });
  }

  /** Opens the desk's microphone into one of its outputs. */
  goOnAir(output: Output = Output.A): Promise<Accepted> {
    return this.ask({ case: 'goOnAir', value: { output } });
  }

  goOffAir(): Promise<Accepted> {
    return this.ask({ case: 'goOffAir', value: {} });
  }

  /** Asks for help with one press; `channel` 0 is the floor. */
  askForHelp(kind: HelpKind, channel = 0, note = ''): Promise<Accepted> {
    return this.ask({ case: 'askForHelp', value: { kind, channel, note } });
  }

  takeHelp(request: number): Promise<Accepted> {
    return this.ask({ case: 'takeHelp', value: { request } });
  }

  closeHelp(request: number): Promise<Accepted> {
    return this.ask({ case: 'closeHelp', value: { request } });
  }

  /** Asks the speaker for something. Nobody is told who asked. */
  cueSpeaker(cue: Cue): Promise<Accepted> {
    return this.ask({ case: 'cueSpeaker', value: { cue } });
  }

  /** Writes a line of chat: a text, or the name of a message that clients say in the reader's language. */
  sendChat(to: Whom, line: { text: string } | { quick: string }): Promise<Accepted> {
    return this.ask({ case: 'sendChat', value: { to, ...line } });
  }

  /** Replaces what stands on the pad that the booth shares. */
  writePad(text: string): Promise<Accepted> {
    return this.ask({ case: 'writePad', value: { text } });
  }

  /** Holds the intercom key towards somebody. While it is held nothing of one's own sound reaches a channel. */
  talkTo(to: Whom): Promise<Accepted> {
    return this.ask({ case: 'talkTo', value: { to, held: true } });
  }

  /** Releases the intercom key. */
  stopTalking(): Promise<Accepted> {
    return this.ask({ case: 'talkTo', value: { held: false } });
  }

  /** Says how a sound check went; without a booth, at the podium. */
  checkSound(booth: string, check: Check, result: CheckResult, note = ''): Promise<Accepted> {
    return this.ask({ case: 'checkSound', value: { booth, check, result, note } });
  }

  /** Lets the session open in spite of checks that failed. */
  overrideSoundCheck(reason: string): Promise<Accepted> {
    return this.ask({ case: 'overrideSoundCheck', value: { reason } });
  }

  /** Plays or ends a test tone on a channel that carries nobody. */
  playTone(channel: number, playing: boolean): Promise<Accepted> {
    return this.ask({ case: 'playTone', value: { channel, playing } });
  }

  /** Says that somebody sees to an alarm. */
  acknowledgeAlarm(alarm: number): Promise<Accepted> {
    return this.ask({ case: 'acknowledgeAlarm', value: { alarm } });
  }

  /** Hands in the text of a speech, for the booths; an empty text takes it back. */
  handInText(text: MessageInitShape<typeof HandInTextSchema>): Promise<Accepted> {
    return this.ask({ case: 'handInText', value: text });
  }

  /** Adds terms to the booths' glossary; one that has a number is replaced. */
  putTerms(terms: MessageInitShape<typeof TermSchema>[]): Promise<Accepted> {
    return this.ask({ case: 'putTerms', value: { terms } });
  }

  removeTerms(terms: number[]): Promise<Accepted> {
    return this.ask({ case: 'removeTerms', value: { terms } });
  }

  /** What the desk hears: a channel, 0 the floor, or what the hub gives it. Refused RELAY_CYCLE where it would come back. */
  chooseIncoming(channel: number | 'automatic'): Promise<Accepted> {
    return this.ask({ case: 'chooseIncoming', value: channel === 'automatic' ? {} : { channel } });
  }

  /** The desk's source keys, in order; kept for the session. */
  setPresets(channels: readonly number[]): Promise<Accepted> {
    return this.ask({ case: 'setPresets', value: { channels: [...channels] } });
  }

  /** Offers to hand over, to somebody or to any desk that can, so many minutes after it is accepted. */
  offerHandover(to = '', minutes = 0): Promise<Accepted> {
    return this.ask({ case: 'offerHandover', value: { to, minutes } });
  }

  /** Asks whoever is on air in the language of an output to hand over. */
  requestHandover(output: Output = Output.A, minutes = 0): Promise<Accepted> {
    return this.ask({ case: 'requestHandover', value: { output, minutes } });
  }

  /** Accepts or declines; the channel says which, where there are several. */
  answerHandover(accepted: boolean, channel = 0): Promise<Accepted> {
    return this.ask({ case: 'answerHandover', value: { accepted, channel } });
  }

  cancelHandover(channel = 0): Promise<Accepted> {
    return this.ask({ case: 'cancelHandover', value: { channel } });
  }

  /** Swaps now instead of at the next pause; both must be armed. */
  swapHandover(channel = 0): Promise<Accepted> {
    return this.ask({ case: 'swapHandover', value: { channel } });
  }

  /** Closes a desk's microphone, as technician. */
  takeOffAir(interpreter: string): Promise<Accepted> {
    return this.ask({ case: 'takeOffAir', value: { interpreter } });
  }

  /** What happens to a desk that goes on air where another is. */
  setInterlock(interlock: Interlock, overrides: readonly OverrideRule[] = []): Promise<Accepted> {
    return this.ask({ case: 'setInterlock', value: { interlock, overrides: [...overrides] } });
  }

  /** What a channel carries while no desk is on air in it; `relay` is the channel where idle is RELAY. */
  setIdle(channel: number, idle: IdleSource, relay = 0): Promise<Accepted> {
    return this.ask({ case: 'setIdle', value: { channel, idle, relay } });
  }

  /** Holds or releases the cough key: the lease is kept, no frame passes. Tell `Sound.cough` too, which acts at once. */
  cough(held: boolean): Promise<Accepted> {
    return this.ask({ case: 'cough', value: { held } });
  }
}
