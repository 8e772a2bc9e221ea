/** What can be asked, and what whoever is connected is told, by name. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Lease, Receipt } from '../gen/dragoman/v1/audio_pb.js';
import type { ChatLine, Glossary, IntercomLease, SpeechText } from '../gen/dragoman/v1/backstage_pb.js';
import type { ChannelHealth } from '../gen/dragoman/v1/board_pb.js';
import type { Caption } from '../gen/dragoman/v1/captions_pb.js';
import type { CommandSchema, Notice } from '../gen/dragoman/v1/commands_pb.js';
import type {
  Announcement,
  FaresView,
  InscriptionReport,
  OrderPreview,
  Warned,
} from '../gen/dragoman/v1/views_pb.js';
import type { Leaving, Welcome } from '../gen/dragoman/v1/wire_pb.js';
import type { HallViews, Views } from '../gen/views.js';
import type { Closing } from '../link/closing.js';
import type { LinkState } from '../link/link.js';

/** What can be asked: the body of a command, `{case: 'giveFloor', value: {…}}`. */
export type CommandBody = Exclude<
  NonNullable<MessageInitShape<typeof CommandSchema>['body']>,
  { case: undefined; value?: undefined }
>;

/** What the command of that name says. */
export type What<Name extends CommandBody['case']> = Extract<CommandBody, { case: Name }>['value'];

export interface StateChange {
  readonly from: LinkState;
  readonly to: LinkState;
  /** Why a connection was lost or ended. */
  readonly closing?: Closing;
}

/** What whoever follows the session is told, by name. Views come whole, the newest only. */
export interface PublicEvents extends HallViews {
  state: StateChange;
  welcome: Welcome;
  lease: Lease;
  caption: Caption;
  notice: Notice;
  leaving: Leaving;
  /** What all are told, once for each announcement; `recalled` where one was taken back. */
  announcement: Announcement;
  /** It is this participant's turn, and time to conclude. */
  warned: Warned;
  /** What the hub says of a channel that was reported silent. */
  channelHealth: ChannelHealth;
  /** The answer to `readText`; for booths also the text of a speech that is near, an empty one being taken off the desk. */
  speechText: SpeechText;
}

/** What happens, by name, behind the scenes too. */
export interface ClientEvents extends PublicEvents, Views {
  receipt: Receipt;
  /** A line of chat behind the scenes, once. */
  chat: ChatLine;
  /** A call on the intercom was opened or closed for this participant. */
  intercomLease: IntercomLease;
  /** Terms of the booths' glossary. */
  glossary: Glossary;
  /** The answer to `previewOrder`. */
  orderPreview: OrderPreview;
  /** The answer to `importInscriptions`. */
  inscriptionReport: InscriptionReport;
  /** How listeners fare, channel by channel: for technicians and moderators, every two seconds where any reported. */
  fares: FaresView;
}
