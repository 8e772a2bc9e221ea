import type { Conference } from '../gen/dragoman/v1/conference_pb.js';
import type {
  Announcement,
  BoothsView,
  ChannelsView,
  CredentialsView,
  FloorView,
  ListView,
  NotesView,
  PresenceView,
  QuorumView,
  SessionView,
  SpokenView,
} from '../gen/dragoman/v1/views_pb.js';
import type { Welcome } from '../gen/dragoman/v1/wire_pb.js';

/** The views a hub shows, by the name of their event. */
export interface Views {
  session: SessionView;
  floor: FloorView;
  list: ListView;
  booths: BoothsView;
  channels: ChannelsView;
  presence: PresenceView;
  spoken: SpokenView;
  quorum: QuorumView;
  notes: NotesView;
  credentials: CredentialsView;
}

/** What this participant sees now: the latest of each view. A view replaces its predecessor whole. */
export class Room implements Partial<Views> {
  welcome: Welcome | undefined;
  session?: SessionView;
  floor?: FloorView;
  list?: ListView;
  booths?: BoothsView;
  channels?: ChannelsView;
  presence?: PresenceView;
  spoken?: SpokenView;
  quorum?: QuorumView;
  notes?: NotesView;
  credentials?: CredentialsView;
  /** What all were told last, the newest last. */
  announcements: readonly Announcement[] = [];

  /** Set once connected, and kept while a connection is lost. */
  get conference(): Conference | undefined {
    return this.welcome?.conference;
  }

  /** The largest position seen, for the next Hello. */
  get position(): bigint {
    return viewNames.reduce((largest, name) => {
      const view = this[name];
      return view !== undefined && 'position' in view && view.position > largest ? view.position : largest;
    }, this.welcome?.position ?? 0n);
  }

  /** Takes in everything a Welcome brings; views it leaves out are not for this badge. */
  welcomed(welcome: Welcome): (keyof Views)[] {
    this.welcome = welcome;
    this.announcements = welcome.announcements;
    const changed: (keyof Views)[] = [];
    for (const name of viewNames) {
      const view = welcome[name];
      if (view === undefined) delete this[name];
      else {
        this.put(name, view);
        changed.push(name);
      }
    }
    return changed;
  }

  /** Takes a view in unless a newer one is here already: the larger position wins. */
  see<Name extends keyof Views>(name: Name, view: Views[Name]): boolean {
    const before = this[name];
    if (before !== undefined && newness(view) < newness(before)) return false;
    this.put(name, view);
    return true;
  }

  /** Takes an announcement in, unless it was heard already. */
  told(announcement: Announcement): boolean {
    if (this.announcements.some(({ position }) => position >= announcement.position)) return false;
    this.announcements = [...this.announcements, announcement].slice(-mostAnnouncements);
    return true;
  }

  view<Name extends keyof Views>(name: Name): Views[Name] | undefined {
    return (this as Partial<Views>)[name];
  }

  private put<Name extends keyof Views>(name: Name, view: Views[Name]): void {
    (this as Partial<Views>)[name] = view;
  }
}

const mostAnnouncements = 10;
export const viewNames = [
  'session',
  'floor',
  'list',
  'booths',
  'channels',
  'presence',
  'spoken',
  'quorum',
  'notes',
  'credentials',
] as const;

function newness(view: Views[keyof Views]): bigint {
  return 'position' in view ? view.position : view.version;
}
