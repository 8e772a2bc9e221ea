/** The interpreter's console: everything in one view at 1280 × 720, every control under a key. */
import { useMemo, useEffect } from 'preact/hooks';
import { Announced } from '../parts/Announced';
import { Gate } from '../parts/Gate';
import { Toasts } from '../parts/Toasts';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import type { Room } from '../state/room';
import type { SoundDesk } from '../state/sound';
import { boothKey } from './keys';
import { Desk } from './desk';
import { BoothHeader } from './BoothHeader';
import { Hear } from './Hear';
import { Speak } from './Speak';
import { Partners } from './Partners';
import { NowNext } from './NowNext';
import { TextChannel } from './TextChannel';
import { Alarms } from './Alarms';
import { KeyHelp } from './KeyHelp';
import { PutOnHeadset } from './PutOnHeadset';

export function Interpreter({ room, sound }: { room: Room; sound: SoundDesk }) {
  const desk = useMemo(() => new Desk(room, sound), [room, sound]);
  useEffect(() => listenToKeys(desk), [desk]);
  return (
    <Gate room={room}>
      <main class={desk.hasMicrophone.value ? 'booth' : 'booth captioner'}>
        <BoothHeader desk={desk} />
        <div class="booth-alarms">
          <SoundTroubleBanner room={room} sound={sound} />
          <Alarms desk={desk} />
          <Announced room={room} />
        </div>
        <Hear desk={desk} />
        {desk.hasMicrophone.value && <Speak desk={desk} />}
        {desk.hasMicrophone.value && <Partners desk={desk} />}
        <NowNext desk={desk} />
        <TextChannel desk={desk} />
      </main>
      {sound.state.value === 'off' && <PutOnHeadset desk={desk} />}
      {desk.helpShown.value && <KeyHelp desk={desk} />}
      <Toasts />
    </Gate>
  );
}

function listenToKeys(desk: Desk): () => void {
  const press = (event: KeyboardEvent) => {
    const field = event.target instanceof HTMLElement ? event.target : null;
    const key = boothKey({
      code: event.code,
      type: event.type,
      repeat: event.repeat,
      shiftKey: event.shiftKey,
      modified: event.ctrlKey || event.altKey || event.metaKey,
      typing: field?.matches('textarea, select, input:not([type=range])') ?? false,
    });
    if (!key) return;
    event.preventDefault(); // a space bar that coughs presses no button
    desk.do(key);
  };
  const away = () => desk.cough(false); // the key comes up where we cannot see it
  addEventListener('keydown', press);
  addEventListener('keyup', press);
  addEventListener('blur', away);
  return () => {
    removeEventListener('keydown', press);
    removeEventListener('keyup', press);
    removeEventListener('blur', away);
  };
}
