/** One's own speech: the one that runs, else the one that waits. */
import type { Speech } from '@dragoman/client';
import type { PageState } from '../hub/pageState';

export function ownSpeech(
  { floor }: Pick<PageState, 'floor'>,
  me: string | undefined,
): Speech | undefined {
  const seen = floor.value;
  if (seen?.speech?.participant === me) return seen?.speech;
  return seen?.speeches.findLast(({ participant }) => participant === me);
}
