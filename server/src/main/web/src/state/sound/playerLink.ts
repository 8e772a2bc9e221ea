/** A link for players, which know no badge: it begins one channel for a while and opens nothing else. */
import { listeningLink } from '@dragoman/client';

type Access = Parameters<typeof listeningLink>[0];

/**
 * @param address where the hub has the channel as a stream, like `/listen/plenary/fr.ogg`
 */
export async function playerLink(access: Access, address: string | undefined): Promise<string> {
  const stream = /^\/listen\/(.+)\.ogg$/.exec(address ?? '')?.[1];
  if (stream === undefined) throw new Error('no stream of this channel');
  return (await listeningLink(access, decodeURIComponent(stream))).url;
}
