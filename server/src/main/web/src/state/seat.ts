/** What a desk keeps through a reload of its tab: that it was begun, and its output. The microphone is never among it. */
import { Output } from '@dragoman/client';

const KEY = 'dragoman.seat';

export interface Seat {
  readonly begun: boolean;
  readonly output: Output;
}

export const EMPTY_SEAT: Seat = { begun: false, output: Output.A };

export function keptSeat(storage: Pick<Storage, 'getItem'> = sessionStorage): Seat {
  try {
    const found = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<Seat> | null;
    const output = [Output.A, Output.B, Output.C].find((one) => one === found?.output);
    return { begun: found?.begun === true, output: output ?? Output.A };
  } catch {
    return EMPTY_SEAT;
  }
}

export function keepSeat(seat: Seat, storage: Pick<Storage, 'setItem'> = sessionStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(seat));
  } catch {
    // no storage: the seat lasts until the page is left
  }
}
