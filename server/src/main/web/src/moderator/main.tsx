import './moderator.css';
import { signal } from '@preact/signals';
import { chimeAtEnd } from '../state/chime';
import { enter } from '../state/enter';
import { atConsole } from '../state/console';
import { liveSound } from '../state/liveSound';
import { keepAwake } from '../state/wake';
import { Moderator } from './Moderator';

void enter({
  section: 'moderator',
  as: atConsole,
  words: ['backstage'],
  draw: (room, access) => {
    // Only for the intercom: the chair hears the hall with their own ears.
    const played = liveSound({ ...access, even: false }, { volume: signal(1), mix: signal(0) });
    keepAwake(signal(true));
    chimeAtEnd(room);
    return {
      view: <Moderator room={room} sound={played} />,
      sound: () => played.sound.value,
    };
  },
});
