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
  readonly mail = signal<'all' | 'booths'>('all');
  /** Whom a message or a word on the intercom is for: `booths`, `technician`, or `booth ` and its id. */
  readonly whom = signal('booths');
  readonly talkBack: TalkBack;

  constructor(page: ConsoleState, sound: SoundDesk) {
    this.talkBack = talkBack(page, sound, () => addressOf(this.whom.value));
    this.chatUnread = computed(() => {
      const me = page.me.value?.participant;
      const unread = page.backstage.chat.value.filter(({ line }) => line > this.chatRead.value);
      return unread.filter(({ from }) => from !== me).length;
    });
  }
}

/** Whom the moderator writes or speaks to. */
export function addressOf(whom: string): Whom {
  if (whom === 'booths') return { kind: AddressKind.BOOTHS };
  if (whom === 'technician') return { kind: AddressKind.TECHNICIAN };
  return { kind: AddressKind.BOOTH, booth: whom.slice('booth '.length) };
}
