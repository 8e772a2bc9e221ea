/** What a delegate's page does beside what is seen and heard: fetched once that stands. */
import type { PageState } from '../state/hub/pageState';
import { remembered } from '../state/remembered';
import { chimeAtEnd, toneAtPriority } from '../state/sound/chime';
import type { SoundDesk } from '../state/sound/sound';
import { keepAwake } from '../state/sound/wake';
import { onLockScreen } from './lockScreen';
import { nudge } from './nudge';
import { keepForOffline } from './offline';

export function afterwards(page: PageState, sound: SoundDesk): void {
  onLockScreen(page, sound);
  nudge(page);
  toneAtPriority(page);
  chimeAtEnd(page, ({ participant }) => participant === page.me.value?.participant);
  keepAwake(remembered.captionsShown);
  keepForOffline(page);
}
