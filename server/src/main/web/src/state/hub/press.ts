/** Which commands a press asks of the server: its button is busy until all of them are answered. */

let asked: Promise<unknown>[] | undefined;

/** Carries out a press. Answers with when what it asked for is settled; undefined where it asked for nothing. */
export function pressed(press: () => void): Promise<unknown> | undefined {
  const mine: Promise<unknown>[] = [];
  asked = mine;
  try {
    press();
  } finally {
    asked = undefined;
  }
  return mine.length === 0 ? undefined : Promise.allSettled(mine);
}

/** A command that is asked now; where no press asks it, nobody waits. */
export function askedNow(command: Promise<unknown>): void {
  asked?.push(command);
}
