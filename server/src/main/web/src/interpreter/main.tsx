import './interpreter.css';
import { signal } from '@preact/signals';
import { boothEar } from '../state/sound/boothEar';
import { openConsole } from '../parts/openConsole';
import { atConsole } from '../state/hub/console';
import { liveSound } from '../state/sound/liveSound';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/sound/wake';
import { lookAtBoard } from './keyboard';
import { Interpreter } from './Interpreter';

openConsole({
  section: 'interpreter',
  as: atConsole,
  words: ['backstage', 'check'],
  theme: 'dark',
  draw: (page, access) => {
    // The booth's ear has the volume, before the protection; nothing of the floor is mixed under a relay.
    const played = liveSound(
      { ...access, sits: page.session, desk: true },
      { volume: signal(1), mix: signal(0) },
    );
    const sound = { ...played, volume: remembered.boothVolume };
    const ear = boothEar(played.sound);
    keepAwake(signal(true));
    void lookAtBoard();
    return {
      view: <Interpreter page={page} sound={sound} ear={ear} />,
      sound: () => played.sound.value,
    };
  },
});
