import type { Speech } from '@dragoman/client';
import type { PageState } from '../hub/pageState';
import { ask } from '../hub/toasts';
import { openForFloor, type Seat } from './floorMicrophone';
import type { SoundDesk } from './sound';

/** Whose microphone was closed since no sound came goes on by themselves: it is open here before the lease is asked for. */
export async function goOn(
  page: PageState,
  sound: SoundDesk,
  seat: Seat,
  { turn }: Pick<Speech, 'turn'>,
  hear?: number,
): Promise<void> {
  await openForFloor(sound, seat, hear);
  ask(page.hub.resumeSpeech({ turn }));
}
