/** What a page knows of its session, as signals that the hub's views replace whole; and what it may ask of the hub. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type {
  Announcement,
  BoothsView,
  Caption,
  ChannelHealth,
  ChannelsView,
  CuesView,
  CloseCode,
  CommandBody,
  CoverageView,
  CredentialsView,
  DelegateClient,
  DragomanClient,
  FloorView,
  HallCommand,
  HallView,
  InscriptionReport,
  Lease,
  ListView,
  NotesView,
  OrderPreview,
  PresenceView,
  ProgrammeView,
  QuorumView,
  Role,
  RunSheetView,
  SessionView,
  SpeechText,
  SpokenView,
  TextsView,
  Warned,
  RequestView,
  What,
} from '@dragoman/client';
import type { Backstage } from './backstage';
import type { ConferenceNames } from '../sitting/conferenceNames';
import type { TurnedAway } from './turnedAway';

/** What the pages of those in the hall may ask, as the SDK has it. */
export type PublicHub = Pick<DelegateClient, HallCommand['case'] | 'readCaptions' | 'enter'>;

/** The commands of the console's screens, as the SDK has them. */
export type Hub = Pick<
  DragomanClient,
  CommandBody['case'] | 'readCaptions' | 'writeCaption' | 'enter'
>;

/** Whom a line of chat or a word on the intercom is for. */
export type Whom = NonNullable<What<'sendChat'>['to']>;

export interface Link {
  readonly state: 'connecting' | 'connected' | 'disconnected';
  /** Why the hub closed, if it said. */
  readonly code: CloseCode | undefined;
  /** Why somebody was removed, in the words of whoever did it; else empty. */
  readonly reason: string;
  /** When the link was lost, on this machine's clock; undefined while it holds. */
  readonly lostAt: number | undefined;
}

export interface Me {
  readonly participant: string;
  readonly role: Role;
  readonly booth: string;
}

/** What everybody in the hall may see of the session. */
export interface PageState {
  readonly link: ReadonlySignal<Link>;
  /** Before the first welcome: why the hub lets nobody in from here. */
  readonly turnedAway: ReadonlySignal<TurnedAway | undefined>;
  readonly me: ReadonlySignal<Me | undefined>;
  readonly names: ReadonlySignal<ConferenceNames | undefined>;
  readonly session: ReadonlySignal<SessionView | undefined>;
  /** Where all sessions of the conference stand. */
  readonly programme: ReadonlySignal<ProgrammeView | undefined>;
  /** The link named the session: the page stays in it, and is shown the way to the next. */
  readonly named: boolean;
  /** The session that this person chose where several went on; empty for none. */
  readonly chosen: Signal<string>;
  readonly floor: ReadonlySignal<FloorView | undefined>;
  readonly list: ReadonlySignal<ListView | undefined>;
  readonly channels: ReadonlySignal<ChannelsView | undefined>;
  readonly spoken: ReadonlySignal<SpokenView | undefined>;
  readonly quorum: ReadonlySignal<QuorumView | undefined>;
  /** What the booths ask of whoever speaks. */
  readonly cues: ReadonlySignal<CuesView | undefined>;
  /** The last word to this speaker that it is time to conclude. */
  readonly warned: ReadonlySignal<Warned | undefined>;
  /** What became of this participant's last request by somebody else's hand. */
  readonly request: ReadonlySignal<RequestView | undefined>;
  /** The texts of statements that were handed in, without their words. */
  readonly texts: ReadonlySignal<TextsView | undefined>;
  /** The text that was asked for last. */
  readonly textRead: Signal<SpeechText | undefined>;
  /** What the hall's screens show; for displays and who runs the session. */
  readonly hall: ReadonlySignal<HallView | undefined>;
  /** What all were told, the newest last. */
  readonly announcements: ReadonlySignal<readonly Announcement[]>;
  /** What the hub knows of a channel that was reported silent here; undefined before that. */
  readonly health: ReadonlySignal<ChannelHealth | undefined>;
  /** The open leases of this participant, by channel, at whichever device: see `heldOf`. */
  readonly leases: ReadonlySignal<ReadonlyMap<number, Lease>>;
  /** What this page is called among its person's devices. */
  readonly device: string;
  /** The last lease that closed by somebody else's hand. */
  readonly lostLease: ReadonlySignal<Lease | undefined>;
  /** The text channels read here: segments in their order, by BCP-47 tag. */
  readonly captions: ReadonlySignal<ReadonlyMap<string, readonly Caption[]>>;
  /** The hub's time in Unix milliseconds, four times a second. */
  readonly now: ReadonlySignal<number>;
  readonly hub: PublicHub;
}

/** What consoles see beside it. */
export interface ConsoleState extends PageState {
  readonly booths: ReadonlySignal<BoothsView | undefined>;
  readonly presence: ReadonlySignal<PresenceView | undefined>;
  readonly notes: ReadonlySignal<NotesView | undefined>;
  /** For who gives the floor or keeps the list. */
  readonly coverage: ReadonlySignal<CoverageView | undefined>;
  /** The agenda as it was held. */
  readonly runSheet: ReadonlySignal<RunSheetView | undefined>;
  /** Who was removed and who has another role here; consoles only. */
  readonly credentials: ReadonlySignal<CredentialsView | undefined>;
  /** What an ordering would move, as it was last asked. */
  readonly orderPreview: Signal<OrderPreview | undefined>;
  /** What the hub said of the last table of speakers. */
  readonly inscriptionReport: Signal<InscriptionReport | undefined>;
  /** Help, chat, calls, alarms, checks, texts and terms. */
  readonly backstage: Backstage;
  readonly hub: Hub;
}
