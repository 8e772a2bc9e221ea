import './moderator.css';
import { enter } from '../state/enter';
import { Moderator } from './Moderator';

void enter({
  section: 'moderator',
  draw: (room) => ({ view: <Moderator room={room} /> }),
});
