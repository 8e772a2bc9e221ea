import './delegate.css';
import { enter } from '../state/enter';
import { liveSound } from '../state/liveSound';
import { Delegate } from './Delegate';
import { speakUnderLease } from './microphone';
import { onLockScreen } from './lockScreen';

void enter({
  section: 'delegate',
  draw: (room, access) => {
    const sound = liveSound(access);
    speakUnderLease(room, sound);
    onLockScreen(room, sound);
    return { view: <Delegate room={room} sound={sound} />, sound: () => sound.sound.value };
  },
});
