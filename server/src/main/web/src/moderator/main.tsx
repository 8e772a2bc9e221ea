import './moderator.css';
import { signal } from '@preact/signals';
import { chimeAtEnd, toneAtPriority } from '../state/sound/chime';
import { openConsole } from '../parts/openConsole';
import { atConsole } from '../state/hub/console';
import { liveSound } from '../state/sound/liveSound';
import { speakUnderLease } from '../state/sound/floorMicrophone';
import { keepAwake } from '../state/sound/wake';
import { Moderator } from './Moderator';

openConsole({
  section: 'moderator',
  as: atConsole,
  words: ['backstage'],
  draw: (page, access) => {
    // Plays the intercom alone: the chair hears the hall with their own ears.
    const played = liveSound(
      { ...access, sits: page.session, even: false },
      { volume: signal(1), mix: signal(0) },
    );
    played.muted.value = true; // until the intercom is wanted: a microphone of the floor may be open beside the loudspeaker
    speakUnderLease(page, played, 'podium');
    keepAwake(signal(true));
    toneAtPriority(page);
    chimeAtEnd(page);
    return {
      view: <Moderator page={page} sound={played} />,
      sound: () => played.sound.value,
    };
  },
});
