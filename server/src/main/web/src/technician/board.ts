/** The technician's board: what is listened to, who is spoken to, and which pane is open. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { AddressKind, SessionPhase } from '@dragoman/client';
import type { EarDesk } from '../state/sound/boothEar';
import type { ConsoleState, Whom } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { talkBack, type TalkBack } from '../state/sound/talkBack';
import { Inbox } from './inbox';
import { Levels } from './levels';

export type Pane = 'matters' | 'checks' | 'messages' | 'badges';

/** What is asked before it is done. */
export type Doubt = { readonly of: 'off-air'; readonly participant: string };

/** What was switched here last, and how to switch it back. */
export interface Switched {
  readonly words: string;
  readonly back: () => void;
  /** On the hub's clock. */
  readonly untilMs: number;
}

const BACK_MS = 15_000;

export class Board {
  readonly inbox: Inbox;
  readonly levels = new Levels();
  readonly doubt = signal<Doubt | undefined>(undefined);
  readonly switched = signal<Switched | undefined>(undefined);
  readonly pane = signal<Pane>('matters');
  /** Whom a message or a word is for: a booth's id, `all` booths, or the `chair`. */
  readonly whom = signal('all');
  readonly talkBack: TalkBack;
  /** Test tones and checks belong before the session. */
  readonly live: ReadonlySignal<boolean>;

  constructor(
    readonly page: ConsoleState,
    readonly sound: SoundDesk,
    readonly ear: EarDesk,
  ) {
    this.talkBack = talkBack(page, sound, () => this.address());
    this.inbox = new Inbox(page);
    this.live = computed(() => page.session.value?.phase === SessionPhase.OPEN);
  }

  /** Something was switched; for a while it can be switched back. */
  switch(words: string, back: () => void): void {
    this.switched.value = { words, back, untilMs: this.page.now.peek() + BACK_MS };
  }

  /** Before anybody else hears it: one channel in the technician's own headset. */
  async hear(channel: number): Promise<void> {
    if (this.sound.state.value === 'off') await this.sound.open(channel);
    else this.sound.listen(this.sound.hearing.value === channel ? undefined : channel);
  }

  address(): Whom {
    switch (this.whom.value) {
      case 'all':
        return { kind: AddressKind.BOOTHS };
      case 'chair':
        return { kind: AddressKind.CHAIR };
      case 'technician':
        return { kind: AddressKind.TECHNICIAN };
      default:
        return { kind: AddressKind.BOOTH, booth: this.whom.value };
    }
  }
}
