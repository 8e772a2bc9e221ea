/** The languages that have no sound: one that is written opens its captions, a signed one its video. */
import { OfferMark } from '../parts/OfferMark';
import type { PageState } from '../state/hub/pageState';
import { read } from './read';

export function WithoutSound({ page }: { page: PageState }) {
  const names = page.names.value;
  return (
    <>
      {names?.languages
        .filter((one) => !names.heard.includes(one))
        .map((one) => (
          <button
            type="button"
            key={one.tag}
            class="channel"
            data-test={`read-${one.tag}`}
            onClick={() => read(one)}
          >
            <span class="channel-name">
              <bdi lang={one.tag} dir={one.rightToLeft ? 'rtl' : 'ltr'}>
                {one.autonym}
              </bdi>
            </span>
            <OfferMark page={page} language={one} />
          </button>
        ))}
    </>
  );
}
