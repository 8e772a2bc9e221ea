/** Where the hub has a channel of the page's session as a stream for any player. */
import type { PageState } from '../state/hub/pageState';

export function streamOf(page: PageState, channel: number): string | undefined {
  const tag = channel === 0 ? 'floor' : page.names.peek()?.languageOfChannel(channel)?.tag;
  const session = page.session.peek()?.session;
  if (tag === undefined || session === undefined) return undefined;
  return `/listen/${encodeURIComponent(session)}/${encodeURIComponent(tag)}.ogg`;
}
