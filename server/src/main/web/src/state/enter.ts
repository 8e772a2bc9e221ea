/** Opens a console: takes the badge, loads the words, connects, and draws. The one place where a page is wired together. */
import { effect } from '@preact/signals';
import { render, type VNode } from 'preact';
import type { DelegateClient } from '@dragoman/client';
import { dress, type Theme } from '../look/theme';
import { NoBadge } from '../parts/Gate';
import { toast } from '../parts/Toasts';
import type { Section } from '../words/catalog';
import { beginSpeaking, speaking, t } from '../words/words';
import { takeBadge, type Badge } from './badge';
import { whenBack } from './whenBack';

/** What a page's own scripts and tests may reach from outside. */
export interface Exposed {
  readonly client: DelegateClient;
  /** The SDK's Sound once it is open; undefined on consoles without sound. */
  readonly sound: unknown;
}

declare global {
  var dragoman: Exposed | undefined;
}

/** How to reach the hub: the address and the badge, for control and for sound alike. */
export interface Access {
  readonly url: string;
  readonly token: string;
  readonly session: string;
  readonly language: string;
  readonly client: string;
}

/** A participant at this page: the connection, and what it sees. */
export interface Entered<Room> {
  readonly client: DelegateClient;
  readonly room: Room;
}

export interface Drawn {
  readonly view: VNode;
  /** Answers with the SDK's Sound, for `globalThis.dragoman`. */
  readonly sound?: () => unknown;
}

export interface ConsoleOptions<Room> {
  readonly section: Exclude<Section, 'common' | 'backstage' | 'start' | 'check'>;
  /** Catalogs beside the console's own. */
  readonly words?: readonly Section[];
  readonly theme?: Theme;
  /** Makes the connection, which is dialled once the page is drawn. */
  readonly as: (access: Access) => Entered<Room>;
  readonly draw: (room: Room, access: Access, badge: Badge) => Drawn;
}

export async function enter<Room>({
  section,
  words = [],
  theme,
  as,
  draw,
}: ConsoleOptions<Room>): Promise<void> {
  const page = document.getElementById('console') as HTMLElement;
  dress(theme);
  effect(() => {
    document.title = `${t(`console.${section}`)} · Dragoman`;
  });
  const badge = takeBadge(window);
  await beginSpeaking(['common', section, ...words], badge?.language);
  if (!badge) {
    render(NoBadge(), page);
    return;
  }
  const access: Access = {
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/session`,
    token: badge.token,
    session: badge.session,
    language: speaking.peek().tag,
    client: `dragoman-${section}/${__VERSION__}`,
  };
  const { client, room } = as(access);
  client.on('notice', ({ text }) => toast('attention', text));
  const { view, sound } = draw(room, access, badge);
  globalThis.dragoman = {
    client,
    get sound() {
      return sound?.();
    },
  };
  render(view, page);
  whenBack(() => client.wake());
  client.connect().catch(() => undefined); // the gate shows why, from the link's state
}
