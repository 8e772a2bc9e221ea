/** What those in the hall see of a real hub: each signal follows an event of the SDK's control connection. */
import { batch, computed, signal } from '@preact/signals';
import {
  CaptionLog,
  LeaseEnd,
  type Announcement,
  type Caption,
  type ChannelHealth,
  type DelegateClient,
  type Lease,
  type Warned,
} from '@dragoman/client';
import { crowded } from './crowded';
import { ConferenceNames } from '../sitting/conferenceNames';
import type { Link, Me, PageState } from './pageState';
import { view } from './view';

const TICK_MS = 250;

export function livePage(client: DelegateClient): PageState {
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
  const now = signal(client.serverNow());
  let reason = '';

  client.on('state', ({ to, closing }) => {
    const lostAt = to === 'connected' ? undefined : lostSince(link.peek());
    link.value = { state: to, code: closing?.code, reason, lostAt };
    if (to !== 'connected') leases.value = new Map();
  });
  client.on('leaving', (leaving) => (reason = leaving.reason));
  client.on('warned', (word) => (warned.value = word));
  client.on('welcome', ({ participant, role, booth, conference }) =>
    batch(() => {
      me.value = { participant, role, booth };
      if (conference) names.value = new ConferenceNames(conference);
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
    crowded: crowded(client),
    me,
    names,
    session: view(client, 'session'),
    floor: view(client, 'floor'),
    list: view(client, 'list'),
    channels: view(client, 'channels'),
    spoken: view(client, 'spoken'),
    quorum: view(client, 'quorum'),
    cues: view(client, 'cues'),
    warned,
    announcements,
    health,
    leases,
    lostLease,
    captions: captionsOf(client),
    now,
    hub: client,
  };
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
  let entered = '';
  client.on('welcome', ({ session }) => {
    const now = session?.session ?? '';
    if (entered !== '' && entered !== now) {
      logs.clear(); // what was said in another session is not above what is said here
      changes.value += 1;
    }
    entered = now;
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
