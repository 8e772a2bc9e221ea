import './delegate.css';
import { enter } from '../state/enter';
import { liveSound } from '../state/liveSound';
import { Delegate } from './Delegate';
import { speakUnderLease } from './microphone';
import { onLockScreen } from './lockScreen';
import { nudge } from './nudge';
import { chimeAtEnd } from '../state/chime';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/wake';

void enter({
  section: 'delegate',
  draw: (room, access) => {
    const sound = liveSound(access);
    speakUnderLease(room, sound);
    onLockScreen(room, sound);
    nudge(room);
    chimeAtEnd(room, ({ participant }) => participant === room.me.value?.participant);
    keepAwake(remembered.captionsShown);
    return { view: <Delegate room={room} sound={sound} />, sound: () => sound.sound.value };
  },
});
