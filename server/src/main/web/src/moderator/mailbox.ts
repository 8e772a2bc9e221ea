/** Messages between the moderator and the booths: what was read of them, and whom the next is for. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { AddressKind } from '@dragoman/client';
import type { Whom } from '../state/hub/pageState';
import type { ConsoleState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { talkBack, type TalkBack } from '../state/sound/talkBack';

export class Mailbox {
  /** The last line of the chats that was seen. */
  readonly chatRead = signal(0n);
  readonly chatUnread: ReadonlySignal<number>;
  /** What of the messages is shown. */
  readonly mail = signal<'all' | 'hall' | 'booths'>('all');
  /** Whom a message or a word on the intercom is for: `booths`, `technician`, or `booth ` and its id. */
  readonly whom = signal('booths');
  readonly talkBack: TalkBack;
  /** The intercom is not played here, before somebody wants to hear it. */
  readonly silent: ReadonlySignal<boolean>;

  constructor(
    page: ConsoleState,
    private readonly sound: SoundDesk,
  ) {
    this.silent = computed(() => sound.state.value === 'off' || sound.muted.value);
    this.talkBack = talkBack(page, sound, () => addressOf(this.whom.value));
    this.chatUnread = computed(() => {
      const me = page.me.value?.participant;
      const unread = page.backstage.chat.value.filter(({ line }) => line > this.chatRead.value);
      return unread.filter(({ from }) => from !== me).length;
    });
  }

  /** From here on the intercom is heard. In a press. */
  async hear(): Promise<void> {
    this.sound.muted.value = false;
    if (this.sound.state.peek() === 'off') await this.sound.open(undefined);
  }

  /** The key of the intercom: whoever speaks there hears the answer. */
  async talk(held: boolean): Promise<void> {
    if (held) this.sound.muted.value = false;
    await this.talkBack.talk(held);
  }
}

/** Whom the moderator writes or speaks to. */
export function addressOf(whom: string): Whom {
  if (whom === 'booths') return { kind: AddressKind.BOOTHS };
  if (whom === 'technician') return { kind: AddressKind.TECHNICIAN };
  return { kind: AddressKind.BOOTH, booth: whom.slice('booth '.length) };
}
