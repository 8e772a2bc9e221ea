/** What each channel's level was in the last minutes: the board's own memory of what the server told. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ConsoleState } from '../state/hub/pageState';

/** A step of the history. */
const STEP_MS = 2000;
const STEPS = 150;

/** The loudest level of each step, dBFS, the newest last; undefined where nothing was told. */
export type History = readonly (number | undefined)[];

export class Levels {
  private readonly kept = signal<ReadonlyMap<number, History>>(new Map());
  private step = -1;

  get of(): ReadonlySignal<ReadonlyMap<number, History>> {
    return this.kept;
  }

  /** Follows the board until the returned function is called. */
  follow(page: ConsoleState): () => void {
    return effect(() => {
      const board = page.backstage.technician.value;
      if (board) this.take(board.channels, Number(board.atMs));
    });
  }

  take(
    channels: readonly { readonly channel: number; readonly levelDbfs?: number | undefined }[],
    atMs: number,
  ): void {
    const step = Math.floor(atMs / STEP_MS);
    const gap = this.step < 0 ? 1 : Math.min(STEPS, Math.max(0, step - this.step));
    this.step = Math.max(step, this.step);
    const before = this.kept.peek();
    this.kept.value = new Map(
      channels.map(({ channel, levelDbfs }) => {
        const history = [...(before.get(channel) ?? [])];
        for (let at = 0; at < gap; at++) history.push(undefined);
        const last = history.pop();
        const loudest = Math.max(last ?? -Infinity, levelDbfs ?? -Infinity);
        history.push(Number.isFinite(loudest) ? loudest : undefined);
        return [channel, history.slice(-STEPS)] as const;
      }),
    );
  }
}

const WIDE = 100;
const HIGH = 20;
const QUIETEST_DB = -60;

/** The line of a history in a box of 100 by 20, the newest at its end; a gap begins a new one. */
export function lineOf(history: History): string {
  const first = STEPS - history.length;
  let pen = false;
  return history
    .map((dbfs, at) => {
      if (dbfs === undefined) {
        pen = false;
        return '';
      }
      const x = ((first + at) / (STEPS - 1)) * WIDE;
      const y = HIGH - Math.min(1, Math.max(0, 1 - dbfs / QUIETEST_DB)) * HIGH;
      const move = pen ? 'L' : 'M';
      pen = true;
      return `${move}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
