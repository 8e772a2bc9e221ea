/** The moderator's console: who has the floor, who is next, and one press for each decision. */
import { useEffect, useMemo } from 'preact/hooks';
import { Entrance } from '../parts/Entrance';
import { Toasts } from '../parts/Toasts';
import type { ConsoleState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { Chair } from './chair';
import { ConflictDialog } from './ConflictDialog';
import { CloseDialog, MoveDialog } from './Dialogs';
import { listenToKeys } from './keys';
import { OnTheFloor } from './OnTheFloor';
import { Questions } from './Questions';
import { SidePane } from './SidePane';
import { SpeakersList } from './SpeakersList';
import { TopBar } from './TopBar';

interface ModeratorProps {
  readonly page: ConsoleState;
  readonly sound: SoundDesk;
}

export function Moderator({ page, sound }: ModeratorProps) {
  const chair = useMemo(() => new Chair(page, sound), [page, sound]);
  useEffect(() => listenToKeys(chair), [chair]);
  return (
    <Entrance page={page}>
      <main class="moderator">
        <TopBar chair={chair} />
        <OnTheFloor chair={chair} />
        <SpeakersList chair={chair} />
        <SidePane chair={chair} />
      </main>
      <MoveDialog chair={chair} />
      <CloseDialog chair={chair} />
      <Questions chair={chair} />
      <ConflictDialog chair={chair} />
      <Toasts />
    </Entrance>
  );
}
