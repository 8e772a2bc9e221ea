/** What those in the hall see and may ask of a real hub: no more of the wire than they read. */
import { DelegateClient } from '@dragoman/client';
import type { Access, Entered } from './enter';
import { publicRoom } from './live';
import type { PublicRoom } from './room';

export function inTheHall(access: Access): Entered<PublicRoom> {
  const client = new DelegateClient(access);
  return { client, room: publicRoom(client) };
}
