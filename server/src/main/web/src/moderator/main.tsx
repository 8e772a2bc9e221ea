import './moderator.css';
import { signal } from '@preact/signals';
import { enter } from '../state/enter';
import { keepAwake } from '../state/wake';
import { Moderator } from './Moderator';

void enter({
  section: 'moderator',
  draw: (room) => {
    keepAwake(signal(true));
    return { view: <Moderator room={room} /> };
  },
});
