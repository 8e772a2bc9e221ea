/** What goes on behind the scenes, as far as this badge may see it: help, chat, calls, alarms, checks, texts, terms. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type {
  AlarmsView,
  CallsView,
  ChannelFare,
  ChatLine,
  DragomanClient,
  HelpView,
  IntercomLease,
  PadView,
  SoundCheckView,
  SpeechText,
  TechnicianView,
} from '@dragoman/client';
import { Glossary } from '@dragoman/client';
import { view } from './view';

/** What a page asks of the glossary. */
export type TermSearch = Pick<Glossary, 'search' | 'terms'>;

export interface Backstage {
  readonly help: ReadonlySignal<HelpView | undefined>;
  readonly pad: ReadonlySignal<PadView | undefined>;
  readonly calls: ReadonlySignal<CallsView | undefined>;
  readonly alarms: ReadonlySignal<AlarmsView | undefined>;
  readonly technician: ReadonlySignal<TechnicianView | undefined>;
  readonly soundCheck: ReadonlySignal<SoundCheckView | undefined>;
  /** The newest last. */
  readonly chat: ReadonlySignal<readonly ChatLine[]>;
  /** The texts of speeches a booth may read now. */
  readonly texts: ReadonlySignal<readonly SpeechText[]>;
  /** The booths' glossary; a new one after each change. */
  readonly terms: ReadonlySignal<TermSearch>;
  /** The call this participant speaks in, once the hub opened it. */
  readonly talking: ReadonlySignal<IntercomLease | undefined>;
  /** How listeners fare by their own reports, and when that was told, on this machine's clock; for technicians. */
  readonly fares: ReadonlySignal<ToldFares | undefined>;
}

export interface ToldFares {
  readonly channels: readonly ChannelFare[];
  readonly atMs: number;
}

export function liveBackstage(client: DragomanClient): Backstage {
  const chat = signal<readonly ChatLine[]>([]);
  const texts = signal<readonly SpeechText[]>([]);
  const glossary = new Glossary();
  const terms = signal<TermSearch>(glossary);
  const talking = signal<IntercomLease | undefined>(undefined);
  const fares = signal<ToldFares | undefined>(undefined);
  client.on('fares', ({ channels }) => (fares.value = { channels, atMs: Date.now() }));
  client.on('welcome', () => {
    chat.value = client.snapshot.chat;
    texts.value = []; // all that hold are told anew
  });
  client.on('chat', () => (chat.value = client.snapshot.chat));
  client.on('speechText', (text) => (texts.value = withText(texts.peek(), text)));
  client.on('glossary', (part) => {
    glossary.take(part);
    terms.value = {
      search: (wanted, most) => glossary.search(wanted, most),
      terms: glossary.terms,
    };
  });
  client.on('intercomLease', (lease) => {
    if (lease.open) talking.value = lease;
    else if (talking.peek()?.epoch === lease.epoch) talking.value = undefined;
  });
  client.on('state', ({ to }) => {
    if (to !== 'connected') talking.value = undefined;
  });
  return {
    help: view(client, 'help'),
    pad: view(client, 'pad'),
    calls: view(client, 'calls'),
    alarms: view(client, 'alarms'),
    technician: view(client, 'technician'),
    soundCheck: view(client, 'soundCheck'),
    chat,
    texts,
    terms,
    talking,
    fares,
  };
}

const MOST_TEXTS = 20;

/** One text for each speaker, group and language; an empty one is taken back. */
export function withText(texts: readonly SpeechText[], text: SpeechText): readonly SpeechText[] {
  const same = (other: SpeechText) =>
    other.participant === text.participant &&
    other.onBehalfOf === text.onBehalfOf &&
    other.language === text.language;
  if (texts.some((other) => same(other) && other.version > text.version)) return texts;
  const others = texts.filter((other) => !same(other));
  return text.text === '' ? others : [...others, text].slice(-MOST_TEXTS);
}
