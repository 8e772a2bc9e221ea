import './technician.css';
import { signal } from '@preact/signals';
import { boothEar } from '../state/sound/boothEar';
import { openConsole } from '../parts/openConsole';
import { atConsole } from '../state/hub/console';
import { liveSound } from '../state/sound/liveSound';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/sound/wake';
import { Technician } from './Technician';

openConsole({
  section: 'technician',
  as: atConsole,
  words: ['backstage'],
  theme: 'dark',
  draw: (page, access) => {
    const played = liveSound(
      { ...access, sits: page.session, even: false },
      { volume: signal(1), mix: signal(0) },
    );
    const sound = { ...played, volume: remembered.boothVolume };
    const ear = boothEar(played.sound);
    keepAwake(signal(true));
    return {
      view: <Technician page={page} sound={sound} ear={ear} />,
      sound: () => played.sound.value,
    };
  },
});
