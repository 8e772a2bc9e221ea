/** What every part of the delegate's console is drawn from. */
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';

export interface DelegateProps {
  readonly page: PageState;
  readonly sound: SoundDesk;
}
