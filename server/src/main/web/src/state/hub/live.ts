/** What those in the hall see of a real hub: each signal follows an event of the SDK's control connection. */
import { batch, computed, signal } from '@preact/signals';
import {
  CaptionLog,
  LeaseEnd,
  SessionPhase,
  type Announcement,
  type Caption,
  type ChannelHealth,
  type DelegateClient,
  type Lease,
  type SessionView,
  type SpeechText,
  type Warned,
} from '@dragoman/client';
import type { Access } from './enter';
import { ConferenceNames } from '../sitting/conferenceNames';
import { autonyms } from '../../words/words';
import type { Link, Me, PageState } from './pageState';
import { turnedAway } from './turnedAway';
import { view } from './view';
import { wayLost } from './lost';

const TICK_MS = 250;

export function livePage(
  client: DelegateClient,
  { named, chosen }: Pick<Access, 'named' | 'chosen'>,
): PageState {
  const link = signal<Link>({
    state: 'connecting',
    code: undefined,
    reason: '',
    lostAt: undefined,
  });
  const me = signal<Me | undefined>(undefined);
  const names = signal<ConferenceNames | undefined>(undefined);
  const leases = signal<ReadonlyMap<number, Lease>>(new Map());
  const lostLease = signal<Lease | undefined>(undefined);
  const announcements = signal<readonly Announcement[]>([]);
  const health = signal<ChannelHealth | undefined>(undefined);
  const warned = signal<Warned | undefined>(undefined);
  const textRead = signal<SpeechText | undefined>(undefined);
  const now = signal(client.serverNow());
  let reason = '';

  client.on('state', ({ to, closing }) => {
    const lostAt = to === 'connected' ? undefined : lostSince(link.peek());
    link.value = { state: to, code: closing?.code, reason, lostAt };
    wayLost.value = lostAt !== undefined;
    // Sound goes on without this connection, and knows its leases by its own; Welcome tells all again.
    if (to === 'disconnected') leases.value = new Map();
  });
  client.on('leaving', (leaving) => (reason = leaving.reason));
  client.on('speechText', (text) => (textRead.value = text));
  client.on('warned', (word) => (warned.value = word));
  let here: string | undefined;
  /** What was chosen before this page was loaded again is over: as if nothing had been chosen. */
  const leave = (present: string | undefined) => {
    if (present) client.enter(present).catch(() => undefined);
  };
  client.on(
    'welcome',
    ({ participant, role, booth, conference, session, programme, leases: told }) =>
      batch(() => {
        leases.value = new Map(told.map((lease) => [lease.channel, lease]));
        if (here !== undefined && here !== session?.session)
          lostLease.value = health.value = warned.value = undefined; // it was of another session
        if (here === undefined && chosen !== '' && isOver(session)) leave(programme?.present);
        here = session?.session;
        me.value = { participant, role, booth };
        if (conference) {
          names.value = new ConferenceNames(conference);
          autonyms.value = new Map(
            conference.languages.map(({ tag, autonym }) => [tag, autonym] as const),
          );
        }
        announcements.value = client.snapshot.announcements;
      }),
  );
  client.on('lease', (lease) =>
    batch(() => {
      leases.value = withLease(leases.peek(), lease);
      if (lease.open) lostLease.value = undefined;
      else if (lease.end !== LeaseEnd.OWN) lostLease.value = lease;
    }),
  );
  client.on('announcement', () => (announcements.value = client.snapshot.announcements));
  client.on('channelHealth', (told) => (health.value = told));
  setInterval(() => (now.value = client.serverNow()), TICK_MS);
  return {
    link,
    turnedAway: turnedAway(client),
    me,
    names,
    session: view(client, 'session'),
    programme: view(client, 'programme'),
    named,
    chosen: signal(chosen),
    floor: view(client, 'floor'),
    list: view(client, 'list'),
    channels: view(client, 'channels'),
    spoken: view(client, 'spoken'),
    quorum: view(client, 'quorum'),
    cues: view(client, 'cues'),
    warned,
    request: view(client, 'request'),
    texts: view(client, 'texts'),
    textRead,
    hall: view(client, 'hall'),
    announcements,
    health,
    leases,
    device: client.device,
    lostLease,
    captions: captionsOf(client),
    now,
    hub: client,
  };
}

/** Whether a session is closed. */
function isOver(session: SessionView | undefined): boolean {
  return session?.phase === SessionPhase.CLOSED;
}

/** A first connection is not one that was lost. */
function lostSince({ state, lostAt }: Link): number | undefined {
  return state === 'connected' ? Date.now() : lostAt;
}

function withLease(before: ReadonlyMap<number, Lease>, lease: Lease): ReadonlyMap<number, Lease> {
  const after = new Map(before);
  if (lease.open) after.set(lease.channel, lease);
  else after.delete(lease.channel);
  return after;
}

function captionsOf(client: DelegateClient) {
  const logs = new Map<string, CaptionLog>();
  const changes = signal(0);
  let here: string | undefined;
  client.on('welcome', ({ session }) => {
    if (here === session?.session) return;
    here = session?.session;
    logs.clear(); // what was said in another session
    changes.value += 1;
  });
  client.on('caption', (caption: Caption) => {
    const log = logs.get(caption.language) ?? new CaptionLog();
    logs.set(caption.language, log);
    if (log.take(caption)) changes.value += 1;
  });
  return computed(() => {
    void changes.value;
    return new Map([...logs].map(([language, { segments }]) => [language, segments] as const));
  });
}
