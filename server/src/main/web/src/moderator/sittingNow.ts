/** The floor and the list as this console sees them now. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { SessionPhase, type Speech, type Turn } from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { keepsList, presides } from '../state/sitting/rights';
import { nextOf } from '../state/sitting/turns';

export class SittingNow {
  readonly turns: ReadonlySignal<readonly Turn[]>;
  readonly next: ReadonlySignal<Turn | undefined>;
  readonly sits: ReadonlySignal<boolean>;
  /** The session is closed: nothing is done in it any more. */
  readonly over: ReadonlySignal<boolean>;
  /** The meeting is suspended: it goes on once it is resumed. */
  readonly suspended: ReadonlySignal<boolean>;
  /** May give and take the floor: a secretary keeps the list and no more. */
  readonly presides: ReadonlySignal<boolean>;

  constructor(private readonly page: ConsoleState) {
    this.turns = computed(() => page.list.value?.turns ?? []);
    this.next = computed(() => nextOf(page.list.value));
    this.sits = computed(() => page.session.value?.phase === SessionPhase.OPEN);
    this.over = computed(() => page.session.value?.phase === SessionPhase.CLOSED);
    this.suspended = computed(() => page.session.value?.phase === SessionPhase.SUSPENDED);
    this.presides = computed(() => !!page.me.value && presides(page.me.value));
  }

  get keeps(): boolean {
    const me = this.page.me.value;
    return !!me && keepsList(me);
  }

  get speech(): Speech | undefined {
    return this.page.floor.value?.speech;
  }

  /** All that run or stand, the oldest first. */
  get speeches(): readonly Speech[] {
    const floor = this.page.floor.value;
    return floor?.speeches ?? [];
  }

  /** The latest position of floor and list that this person looks at: what decides on an older one is refused. */
  get seen(): bigint {
    const list = this.page.list.value?.position ?? 0n;
    const floor = this.page.floor.value?.position ?? 0n;
    return list > floor ? list : floor;
  }
}
