/** Enters a session: takes the badge, loads the words, connects. The one place where a page is wired together. */
import { effect } from '@preact/signals';
import type { DelegateClient } from '@dragoman/client';
import { dress, type Theme } from '../../look/theme';
import { adviseAs, toast } from './toasts';
import type { Section } from '../../words/catalog';
import { beginSpeaking, speaking, t } from '../../words/words';
import { takeBadge, type Badge } from './badge';
import { metServer } from './version';
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
  /** The session to enter first; empty for the present one. */
  readonly session: string;
  /** The link names its session: the page stays in it. */
  readonly named: boolean;
  /** The session that was chosen at this page before it was loaded again; else empty. */
  readonly chosen: string;
  /** What the page speaks now. */
  readonly language: string;
  readonly client: string;
  /** What this page is called, the same for control and sound: a microphone opens where its person pressed. */
  readonly device: string;
}

/** A participant at this page: the connection, and what it sees. */
export interface Entered<State> {
  readonly client: DelegateClient;
  readonly page: State;
}

export interface Drawn<View> {
  readonly view: View;
  /** Answers with the SDK's Sound, for `globalThis.dragoman`. */
  readonly sound?: () => unknown;
}

export interface ConsoleOptions<State, View> {
  readonly section: Exclude<
    Section,
    'common' | 'backstage' | 'start' | 'check' | 'aside' | 'texts'
  >;
  /** Catalogs beside the console's own. */
  readonly words?: readonly Section[];
  readonly theme?: Theme;
  /** Makes the connection, which is dialled once the page is drawn. */
  readonly as: (access: Access) => Entered<State>;
  readonly draw: (page: State, access: Access, badge: Badge) => Drawn<View>;
}

interface Closable {
  close(): unknown;
}

/** Where a console is shown. */
export interface Screen<View> {
  show(view: View): void;
  showNoBadge(): void;
}

export async function enter<State, View>(
  { section, words = [], theme, as, draw }: ConsoleOptions<State, View>,
  screen: Screen<View>,
): Promise<void> {
  dress(theme);
  effect(() => {
    document.title = `${t(`console.${section}`)} · Dragoman`;
  });
  const badge = takeBadge(window);
  await beginSpeaking(['common', section, ...words], badge?.language);
  if (!badge) {
    screen.showNoBadge();
    return;
  }
  const access: Access = {
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/session`,
    token: badge.token,
    session: badge.chosen ?? badge.session,
    named: badge.session !== '',
    chosen: badge.chosen ?? '',
    get language() {
      return speaking.peek().tag;
    },
    client: `dragoman-${section}/${__VERSION__}`,
    device: [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join(''),
  };
  const { client, page } = as(access);
  client.on('welcome', ({ server, role }) => {
    metServer(server);
    adviseAs(role);
  });
  // The server's words come in the language that the page speaks now.
  effect(() => client.answerIn(speaking.value.tag));
  client.on('notice', ({ text }) => toast('attention', text));
  const { view, sound } = draw(page, access, badge);
  globalThis.dragoman = {
    client,
    get sound() {
      return sound?.();
    },
  };
  screen.show(view);
  whenBack(() => client.wake());
  // A page that ended has no key to switch a microphone off with.
  void client.closed().then(() => (sound?.() as Closable | undefined)?.close());
  client.connect().catch(() => undefined); // the entrance shows why, from the link's state
}
