/** What a desk keeps through a reload of its tab: that it was begun, and its output. The microphone is never among it. */
import { Output } from '@dragoman/client';

const KEY = 'dragoman.desk';

export interface DeskMemory {
  readonly begun: boolean;
  readonly output: Output;
}

export const NEW_DESK: DeskMemory = { begun: false, output: Output.A };

export function keptDesk(storage: Pick<Storage, 'getItem'> = sessionStorage): DeskMemory {
  try {
    const found = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<DeskMemory> | null;
    const output = [Output.A, Output.B, Output.C].find((one) => one === found?.output);
    return { begun: found?.begun === true, output: output ?? Output.A };
  } catch {
    return NEW_DESK;
  }
}

export function keepDesk(
  desk: DeskMemory,
  storage: Pick<Storage, 'setItem'> = sessionStorage,
): void {
  try {
    storage.setItem(KEY, JSON.stringify(desk));
  } catch {
    // no storage: the desk lasts until the page is left
  }
}
