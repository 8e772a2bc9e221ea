/** Whether the hub serves other pages by now than this one is of: its HTML says of which build it is. */
import { signal } from '@preact/signals';

export const outdated = signal(false);

/** What Welcome says of the server: a name, a version, and behind a plus the build of its pages. */
export function metServer(server: string): void {
  const own = document.documentElement.dataset.build;
  const theirs = server.split('+')[1];
  if (own && theirs) outdated.value = theirs !== own;
}
