/** What goes on behind the scenes, as far as this badge may see it: help, cues, chat, calls, alarms, checks, texts, terms. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type {
  AlarmsView,
  CallsView,
  ChatLine,
  CoverageView,
  CuesView,
  DragomanClient,
  HelpView,
  IntercomLease,
  PadView,
  SoundCheckView,
  SpeechText,
  TechnicianView,
  Term,
  Views,
} from '@dragoman/client';

export interface Backstage {
  readonly help: ReadonlySignal<HelpView | undefined>;
  readonly cues: ReadonlySignal<CuesView | undefined>;
  readonly pad: ReadonlySignal<PadView | undefined>;
  readonly calls: ReadonlySignal<CallsView | undefined>;
  readonly alarms: ReadonlySignal<AlarmsView | undefined>;
  readonly technician: ReadonlySignal<TechnicianView | undefined>;
  readonly soundCheck: ReadonlySignal<SoundCheckView | undefined>;
  readonly coverage: ReadonlySignal<CoverageView | undefined>;
  /** The newest last. */
  readonly chat: ReadonlySignal<readonly ChatLine[]>;
  /** The texts of speeches a booth may read now. */
  readonly texts: ReadonlySignal<readonly SpeechText[]>;
  readonly terms: ReadonlySignal<readonly Term[]>;
  /** The call this participant speaks in, once the hub opened it. */
  readonly talking: ReadonlySignal<IntercomLease | undefined>;
}

export function liveBackstage(client: DragomanClient): Backstage {
  const chat = signal<readonly ChatLine[]>([]);
  const texts = signal<readonly SpeechText[]>([]);
  const terms = signal<readonly Term[]>([]);
  const talking = signal<IntercomLease | undefined>(undefined);
  const all = () => {
    chat.value = client.room.chat;
    texts.value = client.room.texts;
  };
  client.on('welcome', all);
  client.on('chat', all);
  client.on('speechText', all);
  client.on('glossary', () => (terms.value = [...client.room.terms.values()]));
  client.on('intercomLease', (lease) => {
    if (lease.open) talking.value = lease;
    else if (talking.peek()?.epoch === lease.epoch) talking.value = undefined;
  });
  client.on('state', ({ to }) => {
    if (to !== 'connected') talking.value = undefined;
  });
  return {
    help: view(client, 'help'),
    cues: view(client, 'cues'),
    pad: view(client, 'pad'),
    calls: view(client, 'calls'),
    alarms: view(client, 'alarms'),
    technician: view(client, 'technician'),
    soundCheck: view(client, 'soundCheck'),
    coverage: view(client, 'coverage'),
    chat,
    texts,
    terms,
    talking,
  };
}

/** The latest of a view, as a signal. */
export function view<Name extends keyof Views>(client: DragomanClient, name: Name) {
  const latest = signal<Views[Name] | undefined>(client.room.view(name));
  client.on(name, (seen) => (latest.value = seen as Views[Name]));
  return latest;
}
