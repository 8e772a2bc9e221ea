import './technician.css';
import { signal } from '@preact/signals';
import { boothEar } from '../state/boothEar';
import { enter } from '../state/enter';
import { atConsole } from '../state/console';
import { liveSound } from '../state/liveSound';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/wake';
import { Technician } from './Technician';

void enter({
  section: 'technician',
  as: atConsole,
  words: ['backstage'],
  theme: 'dark',
  draw: (room, access) => {
    const played = liveSound({ ...access, even: false }, { volume: signal(1), mix: signal(0) });
    const sound = { ...played, volume: remembered.boothVolume };
    const ear = boothEar(played.sound);
    keepAwake(signal(true));
    return {
      view: <Technician room={room} sound={sound} ear={ear} />,
      sound: () => played.sound.value,
    };
  },
});
