/** Everything that asks for the technician, in one count: alarms, calls, listeners without sound, messages, the intercom. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { HelpState, type ChatLine, type HelpRequest } from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { t } from '../words/words';

export class Inbox {
  /** The last line of the chats that was read here. */
  readonly read: Signal<bigint> = signal(0n);
  /** Whether a new thing is heard as well as seen. */
  readonly rings = signal(true);
  readonly unread: ReadonlySignal<readonly ChatLine[]>;
  /** Who speaks to this technician on the intercom just now. */
  readonly callers: ReadonlySignal<readonly { readonly epoch: number; readonly from: string }[]>;
  /** What waits, each by a name of its own, so that a new one is known from an old one. */
  readonly waiting: ReadonlySignal<ReadonlySet<string>>;

  constructor(page: ConsoleState) {
    const me = () => page.me.value?.participant ?? '';
    const { alarms, help, technician, chat, calls } = page.backstage;
    this.unread = computed(() =>
      chat.value.filter(({ line, from }) => line > this.read.value && from !== me()),
    );
    this.callers = computed(() => calls.value?.calls.filter(({ from }) => from !== me()) ?? []);
    this.waiting = computed(
      () =>
        new Set([
          ...(alarms.value?.alarms ?? [])
            .filter(({ acknowledgedBy }) => acknowledgedBy === '')
            .map(({ alarm }) => `alarm ${alarm}`),
          ...(help.value?.requests ?? []).filter(isOpen).map(({ request }) => `help ${request}`),
          ...(technician.value?.noSound ?? []).map(({ channel }) => `no sound ${channel}`),
          ...this.unread.value.map(({ line }) => `chat ${line}`),
          ...this.callers.value.map(({ epoch, from }) => `call ${from} ${epoch}`),
        ]),
    );
  }

  /** All lines up to the newest were seen. */
  seen(chat: readonly ChatLine[]): void {
    const newest = chat.at(-1)?.line;
    if (newest !== undefined && newest > this.read.peek()) this.read.value = newest;
  }

  /**
   * Rings once for each new thing, and puts their number before the page's title.
   *
   * @returns what stops it
   */
  announce(ring: () => void): () => void {
    let known: ReadonlySet<string> | undefined; // what waited before the page was there is no news
    const stopRinging = effect(() => {
      const now = this.waiting.value;
      const fresh = known !== undefined && [...now].some((one) => !known?.has(one));
      known = now;
      if (fresh && this.rings.peek()) ring();
    });
    const stopTitle = effect(() => {
      const { size } = this.waiting.value;
      const name = `${t('console.technician')} · Dragoman`;
      document.title = size > 0 ? `(${size}) ${name}` : name;
    });
    return () => {
      stopRinging();
      stopTitle();
    };
  }
}

function isOpen({ state }: HelpRequest): boolean {
  return state === HelpState.OPEN;
}

const RING_HZ = [660, 880, 660];
const TONE_S = 0.14;
const LOUDNESS = 0.12;

/** Three short tones, higher in the middle: none that a chime of the clock makes. Silent until the page was touched. */
export function ringThrice(): void {
  const context = new AudioContext();
  RING_HZ.forEach((frequency, at) => {
    const tone = new OscillatorNode(context, { frequency });
    const loudness = new GainNode(context, { gain: 0 });
    const from = context.currentTime + at * TONE_S * 1.2;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    loudness.gain.linearRampToValueAtTime(0, from + TONE_S);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_S);
    if (at === RING_HZ.length - 1) tone.onended = () => void context.close();
  });
}
