import './delegate.css';
import { giveToInstalled } from '../state/hub/badge';
import { openConsole } from '../parts/openConsole';
import { inTheHall } from '../state/hub/inTheHall';
import { liveSound } from '../state/sound/liveSound';
import { Delegate } from './Delegate';
import { speakUnderLease } from '../state/sound/floorMicrophone';
import { climb } from './ladder';
import { onLockScreen } from './lockScreen';
import { keepForOffline } from './offline';
import { streamOf } from './streams';
import { weakNetwork } from './weak';
import { nudge } from './nudge';
import { chimeAtEnd, toneAtPriority } from '../state/sound/chime';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/sound/wake';

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
    onLockScreen(page, sound);
    nudge(page);
    toneAtPriority(page);
    chimeAtEnd(page, ({ participant }) => participant === page.me.value?.participant);
    keepAwake(remembered.captionsShown);
    climb(page, sound);
    keepForOffline(page);
    const weak = weakNetwork(sound);
    return {
      view: <Delegate page={page} sound={sound} weak={weak} />,
      sound: () => sound.sound.value,
    };
  },
});
