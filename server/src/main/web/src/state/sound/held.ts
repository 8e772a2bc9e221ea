/** Where one's own microphone is open. The sound's own connection decides what is sent; control tells what is still on its way. */
import type { Lease } from '@dragoman/client';
import type { PageState } from '../hub/pageState';
import type { SoundDesk } from './sound';

export type Grant = Pick<Lease, 'channel' | 'epoch' | 'open' | 'armed'>;

export interface Held {
  /** The lease this device is heard under, or will be once its sound knows of it. */
  readonly here: Grant | undefined;
  /** The person's microphone is open at another device. */
  readonly elsewhere: boolean;
}

/** @param channel one alone; without it any */
export function heldOf(
  { leases, device }: Pick<PageState, 'leases' | 'device'>,
  sound: Pick<SoundDesk, 'leases' | 'isOver'>,
  channel?: number,
): Held {
  const counts = (one: Grant) =>
    one.open && !one.armed && (channel === undefined || one.channel === channel);
  const own = sound.leases.value.find(counts); // read first: what is over changes with it
  const told = [...leases.value.values()].filter(counts);
  const isElsewhere = (one: Lease) => Boolean(one.device) && one.device !== device;
  return {
    here: own ?? told.find((one) => !isElsewhere(one) && !sound.isOver(one)),
    elsewhere: !own && told.some(isElsewhere),
  };
}
