/** Which languages can be followed here, and what each of them is: interpreted, captions only, the floor's sound. */
import { OfferMark } from '../parts/OfferMark';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { offered } from '../state/sitting/channels';

/** As many as a hall reads beside the rest. */
const SHOWN = 8;

export function HallLanguages({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const states = page.channels.value?.channels;
  const known = names.languages.filter((one) => offered(states, one));
  return (
    <ul class="hall-languages" data-test="hall-languages">
      {known.slice(0, SHOWN).map((one) => (
        <li key={one.tag} data-language={one.tag}>
          <bdi lang={one.tag} dir={one.rightToLeft ? 'rtl' : 'ltr'}>
            {one.autonym}
          </bdi>{' '}
          <OfferMark page={page} language={one} />
        </li>
      ))}
    </ul>
  );
}
