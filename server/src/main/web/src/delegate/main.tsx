import './delegate.css';
import { giveToInstalled } from '../state/badge';
import { enter } from '../state/enter';
import { inTheHall } from '../state/inTheHall';
import { liveSound } from '../state/liveSound';
import { Delegate } from './Delegate';
import { speakUnderLease } from './microphone';
import { climb } from './ladder';
import { onLockScreen } from './lockScreen';
import { keepForOffline } from './offline';
import { streamOf } from './streams';
import { weakNetwork } from './weak';
import { nudge } from './nudge';
import { chimeAtEnd } from '../state/chime';
import { remembered } from '../state/remembered';
import { keepAwake } from '../state/wake';

void enter({
  section: 'delegate',
  as: inTheHall,
  draw: (room, access, badge) => {
    giveToInstalled(window, badge);
    const sound = liveSound({
      ...access,
      simple: (channel) => streamOf(room, access.session, channel),
    });
    speakUnderLease(room, sound);
    onLockScreen(room, sound);
    nudge(room);
    chimeAtEnd(room, ({ participant }) => participant === room.me.value?.participant);
    keepAwake(remembered.captionsShown);
    climb(room, sound);
    keepForOffline(room);
    const weak = weakNetwork(sound);
    return {
      view: <Delegate room={room} sound={sound} weak={weak} />,
      sound: () => sound.sound.value,
    };
  },
});
