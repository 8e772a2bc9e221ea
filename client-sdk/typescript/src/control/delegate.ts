import { forDelegates } from '../protobuf/fordelegates.js';
import type { commandCases } from './delegatewire.js';
import { HallCommands } from './hallcommands.js';
import type { ClientOptions, CommandBody, PublicEvents } from './participation.js';

/** What a delegate may ask, as the body of a command. */
export type DelegateCommand = Extract<CommandBody, { case: (typeof commandCases)[number] }>;

/**
 * The control connection of somebody in the hall: sees floor, list, channels and captions, asks for the floor. It knows
 * these messages and no others, so that a phone fetches no more of the wire than it reads.
 */
export class DelegateClient extends HallCommands<PublicEvents, DelegateCommand> {
  constructor(options: ClientOptions) {
    super(options, forDelegates);
  }
}
