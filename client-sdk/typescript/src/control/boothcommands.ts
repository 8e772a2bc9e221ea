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
  type IdleSource,
  type Interlock,
  Output,
  type OverrideRule,
} from '../gen/dragoman/v1/commands_pb.js';

/** What can be asked: the body of a command, `{case: 'giveFloor', value: {…}}`. */
export type CommandBody = Exclude<
  NonNullable<MessageInitShape<typeof CommandSchema>['body']>,
  { case: undefined; value?: undefined }
>;

/** Whom a line of chat or a word on the intercom is for. */
export type AddressInit = Omit<MessageInitShape<typeof AddressSchema>, '$typeName'>;

/** The commands of booths and technicians as methods: on air, relay, handover, help, chat, sound check. */
export abstract class BoothCommands {
  /**
   * Asks the hub to carry out a command.
   *
   * @param seenPosition where the command changes a list: the position its sender saw; 0 skips the check
   * @returns once it is carried out and durable; rejects with RefusedError where the rules say no
   */
  abstract command(body: CommandBody, seenPosition?: bigint): Promise<Accepted>;

  /** Opens the desk's microphone into one of its outputs. */
  goOnAir(output: Output = Output.A): Promise<Accepted> {
    return this.command({ case: 'goOnAir', value: { output } });
  }

  goOffAir(): Promise<Accepted> {
    return this.command({ case: 'goOffAir', value: {} });
  }

  /** Holds or releases the cough key: the lease is kept, no frame passes. Tell `Sound.cough` too, which acts at once. */
  cough(held: boolean): Promise<Accepted> {
    return this.command({ case: 'cough', value: { held } });
  }

  /** What the desk hears: a channel (0 is the floor) until it chooses again, or by itself without one. */
  chooseIncoming(channel?: number): Promise<Accepted> {
    return this.command({ case: 'chooseIncoming', value: channel === undefined ? {} : { channel } });
  }

  /** The desk's source keys, in order. */
  setPresets(channels: readonly number[]): Promise<Accepted> {
    return this.command({ case: 'setPresets', value: { channels: [...channels] } });
  }

  /** Offers to hand over: to one desk, or to any that can; now, or in so many minutes. */
  offerHandover(to = '', minutes = 0): Promise<Accepted> {
    return this.command({ case: 'offerHandover', value: { to, minutes } });
  }

  /** Asks whoever is on air there to hand over. */
  requestHandover(output: Output = Output.A, minutes = 0): Promise<Accepted> {
    return this.command({ case: 'requestHandover', value: { output, minutes } });
  }

  answerHandover(accepted: boolean, channel = 0): Promise<Accepted> {
    return this.command({ case: 'answerHandover', value: { accepted, channel } });
  }

  cancelHandover(channel = 0): Promise<Accepted> {
    return this.command({ case: 'cancelHandover', value: { channel } });
  }

  /** Swaps now instead of at the next pause. */
  swapHandover(channel = 0): Promise<Accepted> {
    return this.command({ case: 'swapHandover', value: { channel } });
  }

  /** A technician closes a desk's microphone, at once. */
  takeOffAir(interpreter: string): Promise<Accepted> {
    return this.command({ case: 'takeOffAir', value: { interpreter } });
  }

  setInterlock(interlock: Interlock, overrides: readonly OverrideRule[] = []): Promise<Accepted> {
    return this.command({ case: 'setInterlock', value: { interlock, overrides: [...overrides] } });
  }

  /** What a channel carries while nobody interprets into it. */
  setIdle(channel: number, idle: IdleSource, relay = 0): Promise<Accepted> {
    return this.command({ case: 'setIdle', value: { channel, idle, relay } });
  }

  askForHelp(kind: HelpKind, channel = 0, note = ''): Promise<Accepted> {
    return this.command({ case: 'askForHelp', value: { kind, channel, note } });
  }

  takeHelp(request: number): Promise<Accepted> {
    return this.command({ case: 'takeHelp', value: { request } });
  }

  closeHelp(request: number): Promise<Accepted> {
    return this.command({ case: 'closeHelp', value: { request } });
  }

  /** Asks the speaker for something; nobody is told who. */
  cueSpeaker(cue: Cue): Promise<Accepted> {
    return this.command({ case: 'cueSpeaker', value: { cue } });
  }

  /** A line of chat, or a quick message by its name, which is said in the reader's language. */
  sendChat(to: AddressInit, what: { readonly text: string } | { readonly quick: string }): Promise<Accepted> {
    return this.command({ case: 'sendChat', value: { to, ...what } });
  }

  /** What stands on the pad that the booth shares. */
  writePad(text: string): Promise<Accepted> {
    return this.command({ case: 'writePad', value: { text } });
  }

  /** Holds or releases the intercom key. Tell `Sound.talk` before, which closes the microphone to channels at once. */
  talkTo(to: AddressInit, held: boolean): Promise<Accepted> {
    return this.command({ case: 'talkTo', value: held ? { to, held } : { held } });
  }

  /** A listener hears nothing; the answer is the event `channelHealth`. */
  reportNoSound(channel: number, platform = ''): Promise<Accepted> {
    return this.command({ case: 'reportNoSound', value: { channel, platform } });
  }

  /** How a check of a booth went; an empty booth is the podium. */
  checkSound(booth: string, check: Check, result: CheckResult, note = ''): Promise<Accepted> {
    return this.command({ case: 'checkSound', value: { booth, check, result, note } });
  }

  overrideSoundCheck(reason: string): Promise<Accepted> {
    return this.command({ case: 'overrideSoundCheck', value: { reason } });
  }

  playTone(channel: number, playing: boolean): Promise<Accepted> {
    return this.command({ case: 'playTone', value: { channel, playing } });
  }

  acknowledgeAlarm(alarm: number): Promise<Accepted> {
    return this.command({ case: 'acknowledgeAlarm', value: { alarm } });
  }

  /** The text of a speech, for the booths alone; an empty one takes it back. */
  handInText(text: Omit<MessageInitShape<typeof HandInTextSchema>, '$typeName'>): Promise<Accepted> {
    return this.command({ case: 'handInText', value: text });
  }

  putTerms(terms: readonly MessageInitShape<typeof TermSchema>[]): Promise<Accepted> {
    return this.command({ case: 'putTerms', value: { terms: [...terms] } });
  }

  removeTerms(terms: readonly number[]): Promise<Accepted> {
    return this.command({ case: 'removeTerms', value: { terms: [...terms] } });
  }
}
