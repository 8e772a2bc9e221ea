/** The cap of the key that does something, as it stands on the person's own board. */
import { cap } from './keyboard';
import type { Purpose } from './keys';

export function Cap({ of }: { of: Purpose }) {
  const printed = cap(of);
  return printed === '' ? null : <kbd>{printed}</kbd>;
}
