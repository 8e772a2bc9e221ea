import './delegate.css';
import { giveToInstalled } from '../state/hub/badge';
import { openConsole } from '../parts/openConsole';
import { inTheHall } from '../state/hub/inTheHall';
import { liveSound } from '../state/sound/liveSound';
import { Delegate } from './Delegate';
import { speakUnderLease } from '../state/sound/floorMicrophone';
import { climb } from './ladder';
import { streamOf } from './streams';
import { weakNetwork } from './weak';

openConsole({
  section: 'delegate',
  as: inTheHall,
  draw: (page, access, badge) => {
    giveToInstalled(window, badge);
    const sound = liveSound({
      ...access,
      sits: page.session,
      simple: (channel) => streamOf(page, channel),
    });
    speakUnderLease(page, sound);
    climb(page, sound);
    void afterwards().then((begin) => begin(page, sound));
    const weak = weakNetwork(sound);
    return {
      view: <Delegate page={page} sound={sound} weak={weak} />,
      sound: () => sound.sound.value,
    };
  },
});

const AGAIN_MS = 10_000;

/** Fetched behind what is seen; where the network is down just then, again. */
async function afterwards() {
  for (;;) {
    try {
      return (await import('./afterwards')).afterwards;
    } catch {
      await new Promise((later) => setTimeout(later, AGAIN_MS));
    }
  }
}
