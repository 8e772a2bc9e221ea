/** The moderator's seat: the commands behind its buttons and keys, and what is being asked of the person just now. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { SessionPhase, type Turn } from '@dragoman/client';
import { ask } from '../parts/Toasts';
import type { Room } from '../state/room';

/** A move of a turn that waits for its reason. */
export interface Move {
  readonly turn: Turn;
  readonly place: number;
}

export class Chair {
  readonly moving = signal<Move | undefined>(undefined);
  readonly closing = signal(false);
  readonly finding = signal(false);
  readonly turns: ReadonlySignal<readonly Turn[]>;
  readonly sits: ReadonlySignal<boolean>;

  constructor(readonly room: Room) {
    this.turns = computed(() => room.list.value?.turns ?? []);
    this.sits = computed(() => room.session.value?.phase === SessionPhase.OPEN);
  }

  giveNext(): void {
    if (this.sits.value && this.turns.value.length > 0) ask(this.room.hub.giveNext(this.seen()));
  }

  giveTurn(turn: number): void {
    ask(this.room.hub.giveFloor({ turn }));
  }

  giveTo(participant: string): void {
    ask(this.room.hub.giveFloor({ participant }));
  }

  add(participant: string): void {
    ask(this.room.hub.requestFloor(participant));
  }

  remove(turn: number): void {
    ask(this.room.hub.withdrawRequest(turn));
  }

  end(): void {
    if (this.room.floor.value?.speech) ask(this.room.hub.endSpeech());
  }

  take(): void {
    ask(this.room.hub.takeFloor());
  }

  pauseOrResume(): void {
    const speech = this.room.floor.value?.speech;
    if (!speech) return;
    ask(speech.microphoneOpen ? this.room.hub.pauseSpeech() : this.room.hub.resumeSpeech());
  }

  declare(language: string): void {
    ask(this.room.hub.declareFloorLanguage(language));
  }

  takeUp(item: string): void {
    ask(this.room.hub.takeUpItem(item));
  }

  open(): void {
    ask(this.room.hub.openSession());
  }

  close(): void {
    this.closing.value = false;
    ask(this.room.hub.closeSession());
  }

  /** Asks for the reason first: everybody will see it. */
  beginMove(turn: Turn, by: 1 | -1): void {
    const place = this.turns.value.indexOf(turn) + 1 + by;
    if (place >= 1 && place <= this.turns.value.length) this.moving.value = { turn, place };
  }

  move(reason: string): void {
    const move = this.moving.value;
    this.moving.value = undefined;
    if (move) ask(this.room.hub.moveTurn(move.turn.turn, move.place, reason, this.seen()));
  }

  /** The latest position of floor and list that this person looks at: what decides on an older one is refused. */
  private seen(): bigint {
    const list = this.room.list.value?.position ?? 0n;
    const floor = this.room.floor.value?.position ?? 0n;
    return list > floor ? list : floor;
  }
}
