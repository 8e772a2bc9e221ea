import { HallCommands, type HallCommand } from '../gen/commands.js';
import { forDelegates } from '../protobuf/fordelegates.js';
import type { ClientOptions, PublicEvents } from './participation.js';

/**
 * The control connection of somebody in the hall: sees floor, list, channels and captions, asks for the floor. It knows
 * these messages and no others, so that a phone fetches no more of the wire than it reads.
 */
export class DelegateClient extends HallCommands<PublicEvents, HallCommand> {
  constructor(options: ClientOptions) {
    super(options, forDelegates);
  }
}
