/** Puts a delay behind a sound: fetched by who sets one. */
import type { Sound } from '@dragoman/client/audio';
import { Lag } from '@dragoman/client/lag';

export function behind(sound: Sound): Lag {
  const lag = new Lag(sound.context);
  sound.through(lag.input, lag.output);
  return lag;
}
