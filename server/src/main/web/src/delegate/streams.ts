/** Where the hub has a channel as a stream for any player. */
import type { PublicRoom } from '../state/room';

export function streamOf(room: PublicRoom, session: string, channel: number): string | undefined {
  const tag = channel === 0 ? 'floor' : room.house.peek()?.languageOfChannel(channel)?.tag;
  if (tag === undefined) return undefined;
  return `/listen/${session ? `${encodeURIComponent(session)}/` : ''}${encodeURIComponent(tag)}.ogg`;
}
