/** What those in the hall see and may ask of a real hub: no more of the wire than they read. */
import { DelegateClient } from '@dragoman/client';
import type { Access, Entered } from './enter';
import { livePage } from './live';
import type { PageState } from './pageState';

/** Whoever named no session is taken along to the one that goes on. */
export function inTheHall(access: Access): Entered<PageState> {
  const client = new DelegateClient({ ...access, follow: !access.named });
  return { client, page: livePage(client, access) };
}
