import type { MessageInitShape } from '@bufbuild/protobuf';
import { type Accepted, type CommandSchema, Output } from '../gen/dragoman/v1/commands_pb.js';

/** What can be asked: the body of a command, `{case: 'giveFloor', value: {…}}`. */
export type CommandBody = Exclude<
  NonNullable<MessageInitShape<typeof CommandSchema>['body']>,
  { case: undefined; value?: undefined }
>;

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
  requestFloor(participant = ''): Promise<Accepted> {
    return this.command({ case: 'requestFloor', value: { participant } });
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

  /** The speaker yields, or a moderator ends the speech in due course. */
  endSpeech(): Promise<Accepted> {
    return this.command({ case: 'endSpeech', value: {} });
  }

  /** Takes the floor away, at once. */
  takeFloor(): Promise<Accepted> {
    return this.command({ case: 'takeFloor', value: {} });
  }

  pauseSpeech(): Promise<Accepted> {
    return this.command({ case: 'pauseSpeech', value: {} });
  }

  resumeSpeech(): Promise<Accepted> {
    return this.command({ case: 'resumeSpeech', value: {} });
  }

  declareFloorLanguage(language: string): Promise<Accepted> {
    return this.command({ case: 'declareFloorLanguage', value: { language } });
  }

  /** Moves a turn to another place of the list, 1 is first. The reason is shown to everybody. */
  moveTurn(turn: number, place: number, reason = '', seenPosition = 0n): Promise<Accepted> {
    return this.command({ case: 'moveTurn', value: { turn, place, reason } }, seenPosition);
  }

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
}
