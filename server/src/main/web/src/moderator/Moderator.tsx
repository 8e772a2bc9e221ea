/** The moderator's console: who has the floor, who is next, and one press for each decision. */
import { useEffect, useMemo } from 'preact/hooks';
import { Gate } from '../parts/Gate';
import { Toasts } from '../parts/Toasts';
import type { Room } from '../state/room';
import type { SoundDesk } from '../state/sound';
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
  readonly room: Room;
  readonly sound: SoundDesk;
}

export function Moderator({ room, sound }: ModeratorProps) {
  const chair = useMemo(() => new Chair(room, sound), [room, sound]);
  useEffect(() => listenToKeys(chair), [chair]);
  return (
    <Gate room={room}>
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
    </Gate>
  );
}
