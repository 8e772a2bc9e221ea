/** The technician's board: what is listened to, who is spoken to, and which pane is open. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { AddressKind, SessionPhase } from '@dragoman/client';
import type { EarDesk } from '../state/sound/boothEar';
import type { ConsoleState, Whom } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { talkBack, type TalkBack } from '../state/sound/talkBack';

export type Pane = 'matters' | 'checks' | 'messages' | 'badges';

export class Board {
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
    this.live = computed(() => page.session.value?.phase === SessionPhase.OPEN);
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
