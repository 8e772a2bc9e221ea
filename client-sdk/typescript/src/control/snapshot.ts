import type { ChatLine } from '../gen/dragoman/v1/backstage_pb.js';
import type { Conference } from '../gen/dragoman/v1/conference_pb.js';
import type { Announcement } from '../gen/dragoman/v1/views_pb.js';
import type { Welcome } from '../gen/dragoman/v1/wire_pb.js';
import { LatestViews, viewNames, type Views } from '../gen/views.js';

/** What the sender of a command looked at: all that was here, or a position; 0 skips the check. */
export type Seen = Snapshot | bigint;

/** What this participant sees now: the latest of each view. A view replaces its predecessor whole. */
export class Snapshot extends LatestViews {
  welcome: Welcome | undefined;
  /** What all were told last, the newest last. */
  announcements: readonly Announcement[] = [];
  /** The last lines of chat that this badge may read, the newest last. */
  chat: readonly ChatLine[] = [];

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
    this.chat = welcome.chat;
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

  /** Takes an announcement in, unless it was heard already; one that was taken back goes. */
  told(announcement: Announcement): boolean {
    if (announcement.recalled) {
      const before = this.announcements;
      this.announcements = before.filter(({ position }) => position !== announcement.position);
      return this.announcements.length < before.length;
    }
    if (this.announcements.some(({ position }) => position >= announcement.position)) return false;
    this.announcements = [...this.announcements, announcement].slice(-mostAnnouncements);
    return true;
  }

  /** Takes a line of chat in, unless it was read already. */
  read(line: ChatLine): boolean {
    if (this.chat.some((known) => known.line >= line.line)) return false;
    this.chat = [...this.chat, line].slice(-mostLines);
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
const mostLines = 200;

/** The position that a command is held against: that of the floor and the list as they were seen. */
export function positionOf(seen: Seen): bigint {
  if (typeof seen === 'bigint') return seen;
  const [floor, list] = [seen.floor?.position ?? 0n, seen.list?.position ?? 0n];
  return floor > list ? floor : list;
}

export function isView<Body extends { case: string | undefined }>(
  body: Body,
): body is Body & { case: keyof Views } {
  return (viewNames as readonly (string | undefined)[]).includes(body.case);
}

function newness(view: Views[keyof Views]): bigint {
  return 'position' in view ? view.position : view.version;
}
