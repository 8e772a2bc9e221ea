export { DelegateClient } from './control/delegate.js';
export { DragomanClient } from './control/dragoman.js';
export type {
  ClientEvents,
  ClientOptions,
  CommandBody,
  PublicEvents,
  StateChange,
  What,
} from './control/participation.js';
export { Glossary } from './control/glossary.js';
export { CaptionLog } from './control/captionlog.js';
export { listeningLink, type ListeningLink, NoLinkError } from './control/listeninglink.js';
export { goingOn, leadsTo } from './control/programme.js';
export { placeOf, speechLeftMs, speechUsedMs, textIn } from './control/reading.js';
export { NotCarriedOutError, TooLargeError } from './control/opening.js';
export { RefusedError, UnansweredError } from './control/refused.js';
export { type Seen, Snapshot } from './control/snapshot.js';
export type { HallCommand } from './gen/commands.js';
export type { Views } from './gen/views.js';
export type { BackoffBounds } from './link/backoff.js';
export { ClosedError, type Closing } from './link/closing.js';
export type { LinkState, SocketConstructor, SocketLike } from './link/link.js';
export type * from './gen/dragoman/v1/audio_pb.js';
export { LeaseEnd } from './gen/dragoman/v1/audio_pb.js';
export type * from './gen/dragoman/v1/backstage_pb.js';
export {
  AddressKind,
  AlarmKind,
  AlarmLevel,
  Check,
  CheckResult,
  Cue,
  Delivery,
  HelpKind,
  HelpState,
  IntercomEnd,
} from './gen/dragoman/v1/backstage_pb.js';
export type * from './gen/dragoman/v1/board_pb.js';
export { DropCause } from './gen/dragoman/v1/board_pb.js';
export type * from './gen/dragoman/v1/captions_pb.js';
export { CaptionSource } from './gen/dragoman/v1/captions_pb.js';
export type * from './gen/dragoman/v1/commands_pb.js';
export {
  FloorMode,
  HallScreen,
  IdleSource,
  Interlock,
  ListPolicy,
  MotionKind,
  MotionOutcome,
  Output,
  OverrideRule,
  PlannedHour,
  RefusalCode,
  Ruling,
  Side,
  TurnKind,
} from './gen/dragoman/v1/commands_pb.js';
export type * from './gen/dragoman/v1/conference_pb.js';
export {
  AgendaItemKind,
  DelegationKind,
  DelegationRight,
  EndPolicy,
  LanguageKind,
  Rank,
  Role,
} from './gen/dragoman/v1/conference_pb.js';
export type * from './gen/dragoman/v1/views_pb.js';
export {
  Availability,
  ChannelSource,
  Coverage,
  HandoverResult,
  HandoverStage,
  Lamp,
  Quality,
  RequestState,
  SessionPhase,
  TurnStatus,
  UndoableAction,
} from './gen/dragoman/v1/views_pb.js';
export type * from './gen/dragoman/v1/wire_pb.js';
export { CloseCode } from './gen/dragoman/v1/wire_pb.js';
