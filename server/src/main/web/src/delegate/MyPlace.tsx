/** One's place on the list: how many before, about when, and why it changed. */
import { ListPolicy } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { KindMark } from '../parts/KindMark';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { Place } from '../state/sitting/place';
import type { PageState } from '../state/hub/pageState';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import { OfferSwap } from './OfferSwap';

export function MyPlace({ page, place }: { page: PageState; place: Place }) {
  const { turn, part } = place;
  const next = place.place === 1;
  return (
    <Banner
      test="my-place"
      look={next ? 'go' : place.place === 0 ? 'attention' : 'plain'}
      icon={next ? 'bell-ring' : place.place === 0 ? 'clock-alert' : 'list-ordered'}
      title={titleOf(place)}
      text={textOf(page, place)}
      role={next ? 'alert' : 'status'}
    >
      <KindMark kind={turn.kind} />
      <Why place={place} />
      <span class="place-keys">
        {part === 'absent' && (
          <Button
            test="back-again"
            look="main"
            icon="user-check"
            onPress={() => ask(page.hub.requestFloor({ onBehalfOf: turn.onBehalfOf }))}
          >
            {t('place.back')}
          </Button>
        )}
        <OfferSwap page={page} turn={turn} />
        <Button
          test="withdraw"
          icon="x"
          look="plain"
          onPress={() => ask(page.hub.withdrawRequest({ turn: turn.turn }))}
        >
          {t('floor.withdraw')}
        </Button>
      </span>
    </Banner>
  );
}

function titleOf({ place, part }: Place): string {
  if (place === 1) return t('place.next');
  if (place > 0) return t('place.at', { count: place });
  return t(`place.${part}` as Key);
}

function textOf(page: PageState, { place, startsMs, part }: Place): string {
  if (place === 0) return t(`place.${part}-note` as Key);
  if (place === 1 && part !== 'reply') return t('place.next-note');
  if (startsMs === undefined) return '';
  const count = Math.max(1, Math.ceil((startsMs - page.now.value) / 60_000));
  const time = timeOfDay(startsMs, page.names.value?.conference.timeZone ?? '');
  return `${t('place.wait', { count })} · ${t('place.about', { time })}`;
}

/** Who changed the order, by which rule, or for which reason. */
function Why({ place: { turn } }: { place: Place }) {
  const ordered = turn.movedPolicy !== ListPolicy.UNSPECIFIED;
  if (!turn.reason && !ordered) return null;
  return (
    <span class="small soft" data-test="place-why">
      {t('place.moved')}{' '}
      {ordered ? (
        t(`order.${turn.movedPolicy as 1}`)
      ) : (
        <Words of={{ text: turn.reason, lang: '' }} />
      )}
    </span>
  );
}
