import './moderator.css';
import { signal } from '@preact/signals';
import { chimeAtEnd } from '../state/chime';
import { enter } from '../state/enter';
import { atConsole } from '../state/console';
import { keepAwake } from '../state/wake';
import { Moderator } from './Moderator';

void enter({
  section: 'moderator',
  as: atConsole,
  words: ['backstage'],
  draw: (room) => {
    keepAwake(signal(true));
    chimeAtEnd(room);
    return { view: <Moderator room={room} /> };
  },
});
