/** Two people at one list: who comes later sees what changed, keeps what they were about to do, and can do it all the same. */
import { signal } from '@preact/signals';
import { RefusalCode, RefusedError, type Turn } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import { changes, type Change } from '../state/sitting/turns';
import type { ConsoleState } from '../state/hub/pageState';
import type { Key } from '../words/catalog';

/** Asks the hub, on the list and floor that were seen at that position. */
export type Asks = (seen: bigint) => Promise<unknown>;

/** What a person was about to do, to be told again in words. */
export interface Deed {
  readonly key: Key;
  readonly of?: Turn;
  readonly place?: number;
  /** What they meant, where the list has other words for it by now: the next was somebody by name. */
  readonly instead?: Asks;
}

export interface Conflict {
  readonly deed: Deed;
  readonly asks: Asks;
  /** The list as the person saw it. */
  readonly before: readonly Turn[];
}

export class Conflicts {
  readonly open = signal<Conflict | undefined>(undefined);

  constructor(
    private readonly page: ConsoleState,
    private readonly seen: () => bigint,
  ) {}

  act(asks: Asks, deed: Deed, seen: bigint): void {
    const before = this.page.list.value?.turns ?? [];
    ask(
      asks(seen).catch((why: unknown) => {
        if (!(why instanceof RefusedError) || why.code !== RefusalCode.STALE_VERSION) throw why;
        this.open.value = { deed, asks: deed.instead ?? asks, before };
      }),
    );
  }

  /** What is different now from what the person saw. */
  changes(): readonly Change[] {
    return changes(this.open.value?.before ?? [], this.page.list.value?.turns ?? []);
  }

  /** Whether the turn it was about is still there. */
  get possible(): boolean {
    const of = this.open.value?.deed.of;
    return !of || (this.page.list.value?.turns ?? []).some(({ turn }) => turn === of.turn);
  }

  anyway(): void {
    const conflict = this.possible ? this.open.value : undefined;
    this.open.value = undefined;
    if (conflict) this.act(conflict.asks, conflict.deed, this.seen());
  }

  leave(): void {
    this.open.value = undefined;
  }
}
