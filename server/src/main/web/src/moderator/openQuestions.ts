/** What the person is being asked just now, before it is done. */
import { signal } from '@preact/signals';
import { MotionKind, MotionOutcome, type Motion, type Phrase, type Turn } from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { reachOf } from '../state/sitting/turns';

/** A move of a turn that waits for its reason. */
export interface Move {
  readonly turn: Turn;
  readonly place: number;
}

/** Who is to have more time: the speech that counts, every speech that is open, a group, or every group. */
export type MoreTime = 'speech' | 'speeches' | 'groups' | { readonly group: string };

export type Question =
  | { readonly of: 'order' }
  | { readonly of: 'close-list' }
  | { readonly of: 'quorum' }
  | { readonly of: 'sound-check' }
  | { readonly of: 'reopen' }
  | { readonly of: 'keys' }
  | {
      readonly of: 'announce';
      /** None: words of one's own. */
      readonly phrase?: Phrase;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly of: 'hall-message' }
  | { readonly of: 'remove'; readonly turn: Turn }
  | { readonly of: 'turn-down'; readonly turn: Turn }
  | { readonly of: 'time'; readonly to: MoreTime }
  | { readonly of: 'carry'; readonly motion: Motion }
  | { readonly of: 'count'; readonly motion: Motion }
  | { readonly of: 'rule'; readonly turn: number }
  | { readonly of: 'swap'; readonly turn: Turn }
  | { readonly of: 'replace'; readonly turn: Turn }
  | { readonly of: 'badge'; readonly participant: string };

export class OpenQuestions {
  readonly moving = signal<Move | undefined>(undefined);
  readonly asking = signal<Question | undefined>(undefined);
  /** Whether the session shall be closed. */
  readonly closing = signal(false);

  constructor(
    private readonly page: ConsoleState,
    private readonly decide: (motion: number, outcome: MotionOutcome) => void,
  ) {}

  /** Asks for the ruling on the point of order that waits for one the longest. */
  beginRuling(): void {
    const due = this.page.floor.value?.rulingsDue[0];
    if (due !== undefined) this.asking.value = { of: 'rule', turn: due };
  }

  /** A motion that would end or suspend the meeting is confirmed before it is carried; any other is decided at once. */
  beginDecision(motion: Motion, outcome: MotionOutcome): void {
    const ends =
      motion.kind === MotionKind.SUSPEND_MEETING || motion.kind === MotionKind.ADJOURN_MEETING;
    if (ends && outcome === MotionOutcome.CARRIED) this.asking.value = { of: 'carry', motion };
    else this.decide(motion.turn, outcome);
  }

  /** Asks for the reason first: everybody will see it. */
  beginMove(turn: Turn, by: number): void {
    this.beginMoveTo(turn, this.turns.indexOf(turn) + 1 + by);
  }

  /** A turn stays among those of its kind. */
  beginMoveTo(turn: Turn, place: number): void {
    const reach = reachOf(this.turns, turn.turn);
    if (!reach || place < reach.first || place > reach.last) return;
    if (place !== this.turns.indexOf(turn) + 1) this.moving.value = { turn, place };
  }

  private get turns(): readonly Turn[] {
    return this.page.list.value?.turns ?? [];
  }
}
