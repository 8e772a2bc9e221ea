import './hall.css';
import './captionLook.css';
import { effect, signal } from '@preact/signals';
import { chimeAtEnd, toneAtPriority } from '../state/sound/chime';
import { showPresent } from '../state/hub/around';
import { openConsole } from '../parts/openConsole';
import { inTheHall } from '../state/hub/inTheHall';
import { interfaceLanguages } from '../words/words';
import { keepAwake } from '../state/sound/wake';
import { HallDisplay } from './HallDisplay';
import { lookOfCaptions } from './captionLook';
import { renewBetweenSpeeches } from './renew';
import { rotate } from './rotation';

openConsole({
  section: 'hall',
  as: inTheHall,
  theme: 'dark',
  draw: (page, _access, badge) => {
    keepAwake(signal(true));
    lookOfCaptions(badge.look ?? []);
    showPresent(page);
    toneAtPriority(page);
    chimeAtEnd(page);
    renewBetweenSpeeches(page);
    const stop = effect(() => {
      const spoken = page.names.value?.languages.map(({ tag }) => tag) ?? [];
      const known = spoken.filter((tag) => interfaceLanguages.some((one) => one.tag === tag));
      if (known.length > 1 && !badge.language) return rotate(known);
    });
    addEventListener('pagehide', stop);
    return { view: <HallDisplay page={page} wanted={badge.captions} /> };
  },
});
