export { DragomanClient, type ClientEvents, type ClientOptions, type StateChange } from './control/client.js';
export { Commands, type CommandBody } from './control/commands.js';
export { CaptionLog } from './control/captionlog.js';
export { placeOf, speechLeftMs, speechUsedMs, textIn } from './control/reading.js';
export { RefusedError, UnansweredError } from './control/refused.js';
export { Room, type Views } from './control/room.js';
export type { BackoffBounds } from './link/backoff.js';
export { ClosedError, type Closing } from './link/closing.js';
export type { LinkState, SocketConstructor, SocketLike } from './link/link.js';
export { LeaseEnd, type Lease, type Receipt } from './gen/dragoman/v1/audio_pb.js';
export type { Caption, CaptionWrite } from './gen/dragoman/v1/captions_pb.js';
export {
  Output,
  RefusalCode,
  type Accepted,
  type Notice,
  type Refused,
} from './gen/dragoman/v1/commands_pb.js';
export {
  AgendaItemKind,
  DelegationKind,
  Role,
  type AgendaItem,
  type Booth,
  type Conference,
  type Delegation,
  type Interpreter,
  type Language,
  type Participant,
  type SessionOutline,
  type Text,
} from './gen/dragoman/v1/conference_pb.js';
export {
  ChannelSource,
  Quality,
  SessionPhase,
  type BoothsView,
  type BoothState,
  type ChannelListeners,
  type ChannelsView,
  type ChannelState,
  type DeskState,
  type FloorView,
  type ListView,
  type PresenceView,
  type SessionView,
  type Speech,
  type Turn,
} from './gen/dragoman/v1/views_pb.js';
export { CloseCode, type Leaving, type Limits, type Welcome } from './gen/dragoman/v1/wire_pb.js';
