import './interpreter.css';
import { signal } from '@preact/signals';
import { boothEar } from '../state/boothEar';
import { enter } from '../state/enter';
import { atConsole } from '../state/console';
import { liveSound } from '../state/liveSound';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/wake';
import { lookAtBoard } from './board';
import { Interpreter } from './Interpreter';

void enter({
  section: 'interpreter',
  as: atConsole,
  words: ['backstage'],
  theme: 'dark',
  draw: (room, access) => {
    // The booth's ear has the volume, before the protection; nothing of the floor is mixed under a relay.
    const played = liveSound({ ...access, desk: true }, { volume: signal(1), mix: signal(0) });
    const sound = { ...played, volume: remembered.boothVolume };
    const ear = boothEar(played.sound);
    keepAwake(signal(true));
    void lookAtBoard();
    return {
      view: <Interpreter room={room} sound={sound} ear={ear} />,
      sound: () => played.sound.value,
    };
  },
});
