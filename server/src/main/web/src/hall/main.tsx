import './hall.css';
import { effect, signal } from '@preact/signals';
import { chimeAtEnd } from '../state/chime';
import { enter } from '../state/enter';
import { inTheHall } from '../state/inTheHall';
import { interfaceLanguages } from '../words/words';
import { keepAwake } from '../state/wake';
import { HallDisplay } from './HallDisplay';
import { rotate } from './rotation';

void enter({
  section: 'hall',
  as: inTheHall,
  theme: 'dark',
  draw: (room, _access, badge) => {
    keepAwake(signal(true));
    chimeAtEnd(room);
    const stop = effect(() => {
      const spoken = room.house.value?.languages.map(({ tag }) => tag) ?? [];
      const known = spoken.filter((tag) => interfaceLanguages.some((one) => one.tag === tag));
      if (known.length > 1 && !badge.language) return rotate(known);
    });
    addEventListener('pagehide', stop);
    return { view: <HallDisplay room={room} wanted={badge.captions} /> };
  },
});
