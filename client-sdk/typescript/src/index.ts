export { DragomanClient, type ClientEvents, type ClientOptions, type StateChange } from './control/client.js';
export { Commands, type CommandBody, type RequestAbout } from './control/commands.js';
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
  FloorMode,
  ListPolicy,
  MotionKind,
  MotionOutcome,
  Output,
  RefusalCode,
  Ruling,
  Side,
  TurnKind,
  type Accepted,
  type Notice,
  type Refused,
} from './gen/dragoman/v1/commands_pb.js';
export {
  AgendaItemKind,
  DelegationKind,
  DelegationRight,
  EndPolicy,
  Rank,
  Role,
  type AgendaItem,
  type Booth,
  type Conference,
  type Delegation,
  type FloorRules,
  type Group,
  type Interpreter,
  type Language,
  type Participant,
  type Phrase,
  type PointCategory,
  type SessionOutline,
  type Text,
  type TimeClass,
} from './gen/dragoman/v1/conference_pb.js';
export {
  ChannelSource,
  Quality,
  SessionPhase,
  TurnStatus,
  UndoableAction,
  type Announcement,
  type BoothsView,
  type BoothState,
  type ChannelListeners,
  type ChannelsView,
  type ChannelState,
  type DeskState,
  type FloorView,
  type GroupBudget,
  type InscriptionReport,
  type ListView,
  type Motion,
  type Note,
  type NotesView,
  type OrderedTurn,
  type OrderPreview,
  type PastSpeech,
  type PointRuled,
  type PresenceView,
  type CredentialsView,
  type QuorumView,
  type Removed,
  type RoleHere,
  type RowMistake,
  type SessionView,
  type Speech,
  type Spoken,
  type SpokenView,
  type Swap,
  type Turn,
  type Undoable,
  type Warned,
} from './gen/dragoman/v1/views_pb.js';
export { CloseCode, type Leaving, type Limits, type Welcome } from './gen/dragoman/v1/wire_pb.js';
