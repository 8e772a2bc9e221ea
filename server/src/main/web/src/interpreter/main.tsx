import './interpreter.css';
import { enter } from '../state/enter';
import { liveSound } from '../state/liveSound';
import { Interpreter } from './Interpreter';

void enter({
  section: 'interpreter',
  theme: 'dark',
  draw: (room, access) => {
    const sound = liveSound(access);
    return { view: <Interpreter room={room} sound={sound} />, sound: () => sound.sound.value };
  },
});
