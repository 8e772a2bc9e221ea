/** The interpreter's console: everything in one view at 1280 × 720, every control under a key. */
import { useMemo, useEffect } from 'preact/hooks';
import { SessionPhase } from '@dragoman/client';
import { Announced } from '../parts/Announced';
import { Banner } from '../parts/Banner';
import { Entrance } from '../parts/Entrance';
import { Toasts } from '../parts/Toasts';
import { aroundOf } from '../state/hub/around';
import { OtherSessions } from '../parts/OtherSessions';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import type { EarDesk } from '../state/sound/boothEar';
import type { ConsoleState } from '../state/hub/pageState';
import { askBeforeLeaving } from '../state/hub/leaving';
import type { SoundDesk } from '../state/sound/sound';
import { Alarms } from './Alarms';
import { BoothHeader } from './BoothHeader';
import { Calls } from './Calls';
import { Chat } from './Chat';
import { Desk } from './desk';
import { listenToBoothKeys } from './deskKeys';
import { HandoverBar } from './HandoverBar';
import { Headset } from './Headset';
import { Hear } from './Hear';
import { KeyHelp } from './KeyHelp';
import { monitorPartner } from './partnerMonitor';
import { PutOnHeadset } from './PutOnHeadset';
import { ReadingPane } from './ReadingPane';
import { Speak } from './Speak';
import { TextChannel } from './TextChannel';
import { t } from '../words/words';

interface InterpreterProps {
  readonly page: ConsoleState;
  readonly sound: SoundDesk;
  readonly ear: EarDesk;
}

export function Interpreter({ page, sound, ear }: InterpreterProps) {
  const desk = useMemo(() => new Desk(page, sound, ear), [page, sound, ear]);
  useEffect(() => listenToBoothKeys(desk), [desk]);
  useEffect(() => desk.follow(), [desk]);
  useEffect(() => desk.guard(), [desk]);
  useEffect(() => monitorPartner(desk), [desk]);
  useEffect(() => askBeforeLeaving(() => desk.onAir()), [desk]);
  const speaks = desk.hasMicrophone.value;
  return (
    <Entrance page={page}>
      <main class={speaks ? 'booth' : 'booth captioner'}>
        <BoothHeader desk={desk} />
        <div class="booth-alarms">
          <SoundTroubleBanner
            page={page}
            sound={sound}
            reopen={() => void sound.openMicrophone('interpreter')}
          />
          <Alarms desk={desk} />
          {page.session.value?.phase === SessionPhase.CLOSED && (
            <Banner test="session-closed" icon="gavel" title={t('session.closed')} />
          )}
          {!(desk.onAir() && aroundOf(page).sits) && <OtherSessions page={page} ahead />}
          <Announced page={page} />
        </div>
        <Hear desk={desk} />
        {speaks && <Speak desk={desk} />}
        {speaks && (
          <div class="booth-strip">
            <HandoverBar desk={desk} />
            <Calls desk={desk} />
          </div>
        )}
        <ReadingPane desk={desk} />
        <TextChannel desk={desk} />
        <Chat desk={desk} />
      </main>
      {sound.state.value === 'off' && <PutOnHeadset desk={desk} />}
      {desk.headsetShown.value && <Headset desk={desk} />}
      {desk.helpShown.value && <KeyHelp desk={desk} />}
      <Toasts />
    </Entrance>
  );
}
