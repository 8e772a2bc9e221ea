/** The moderator's console: who has the floor, who is next, and one press for each decision. */
import { useEffect, useMemo } from 'preact/hooks';
import { Entrance } from '../parts/Entrance';
import { Toasts } from '../parts/Toasts';
import type { ConsoleState } from '../state/hub/pageState';
import { askBeforeLeaving } from '../state/hub/leaving';
import { remembered } from '../state/remembered';
import type { SoundDesk } from '../state/sound/sound';
import { ModeratorConsole } from './console';
import { ConflictDialog } from './ConflictDialog';
import { CloseDialog, MoveDialog } from './Dialogs';
import { listenToKeys } from './keys';
import { OnTheFloor } from './OnTheFloor';
import { PrintedList } from './PrintedList';
import { Questions } from './Questions';
import { RecallBar } from './RecallBar';
import { SidePane } from './SidePane';
import { SpeakersList } from './SpeakersList';
import { TopBar } from './TopBar';

interface ModeratorProps {
  readonly page: ConsoleState;
  readonly sound: SoundDesk;
}

export function Moderator({ page, sound }: ModeratorProps) {
  const moderator = useMemo(() => new ModeratorConsole(page, sound), [page, sound]);
  useEffect(() => listenToKeys(moderator), [moderator]);
  useEffect(() => askBeforeLeaving(() => moderator.podium.stage.peek() === 'live'), [moderator]);
  return (
    <Entrance page={page}>
      <main
        class={remembered.moderatorKeysOn.value ? 'moderator' : 'moderator keys-off'}
        data-keys={moderator.keys.value}
      >
        <TopBar moderator={moderator} />
        <OnTheFloor moderator={moderator} />
        <SpeakersList moderator={moderator} />
        <SidePane moderator={moderator} />
      </main>
      <PrintedList moderator={moderator} />
      <RecallBar moderator={moderator} />
      <MoveDialog moderator={moderator} />
      <CloseDialog moderator={moderator} />
      <Questions moderator={moderator} />
      <ConflictDialog moderator={moderator} />
      <Toasts />
    </Entrance>
  );
}
