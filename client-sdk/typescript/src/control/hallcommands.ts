import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Accepted, RequestFloorSchema } from '../gen/dragoman/v1/commands_pb.js';
import { type CommandBody, Participation, type PublicEvents } from './participation.js';

/** What a request may say besides who asks: its kind, the language, the group spoken for, what it is about. */
export type RequestAbout = Omit<MessageInitShape<typeof RequestFloorSchema>, '$typeName' | 'participant'>;

/** The commands of whoever sits in the hall, as methods. All are answered by the hub: accepted with a position, or refused. */
export abstract class HallCommands<Told extends PublicEvents, Asks extends CommandBody> extends Participation<
  Told,
  Asks
> {
  /** Asks for the floor for oneself; a moderator or secretary may name somebody else. */
  requestFloor(participant = '', about: RequestAbout = {}): Promise<Accepted> {
    return this.ask({ case: 'requestFloor', value: { ...about, participant } });
  }

  withdrawRequest(turn: number): Promise<Accepted> {
    return this.ask({ case: 'withdrawRequest', value: { turn } });
  }

  /** The speaker yields, or a moderator ends the speech in due course; of several the one that counts. */
  endSpeech(turn = 0): Promise<Accepted> {
    return this.ask({ case: 'endSpeech', value: { turn } });
  }

  /** Offers the holder of another turn to change places. */
  offerSwap(turn: number, withTurn: number): Promise<Accepted> {
    return this.ask({ case: 'offerSwap', value: { turn, withTurn } });
  }

  answerSwap(turn: number, agreed: boolean): Promise<Accepted> {
    return this.ask({ case: 'answerSwap', value: { turn, agreed } });
  }

  pushToTalk(held: boolean): Promise<Accepted> {
    return this.ask({ case: 'pushToTalk', value: { held } });
  }

  /** Says that a participant is in the hall, or left; without a name it is oneself. */
  checkIn(present: boolean, participant = ''): Promise<Accepted> {
    return this.ask({ case: 'checkIn', value: { participant, present } });
  }

  /** Says that a channel is silent here; `channelHealth` tells what the hub knows of it. */
  reportNoSound(channel: number, platform: string): Promise<Accepted> {
    return this.ask({ case: 'reportNoSound', value: { channel, platform } });
  }
}
