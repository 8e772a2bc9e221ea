import './interpreter.css';
import { signal } from '@preact/signals';
import { enter } from '../state/enter';
import { liveSound } from '../state/liveSound';
import { keepAwake } from '../state/wake';
import { Interpreter } from './Interpreter';

void enter({
  section: 'interpreter',
  theme: 'dark',
  draw: (room, access) => {
    const sound = liveSound(access);
    keepAwake(signal(true));
    return { view: <Interpreter room={room} sound={sound} />, sound: () => sound.sound.value };
  },
});
