/** Where the hub has a channel as a stream for any player. */
import type { PageState } from '../state/hub/pageState';

export function streamOf(page: PageState, session: string, channel: number): string | undefined {
  const tag = channel === 0 ? 'floor' : page.names.peek()?.languageOfChannel(channel)?.tag;
  if (tag === undefined) return undefined;
  return `/listen/${session ? `${encodeURIComponent(session)}/` : ''}${encodeURIComponent(tag)}.ogg`;
}
