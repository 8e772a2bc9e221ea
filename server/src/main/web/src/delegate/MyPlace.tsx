/** One's place on the list: how many before, about when, and why it changed. */
import { useSignal } from '@preact/signals';
import { ListPolicy } from '@dragoman/client';
import { holdBack, isHeldBack } from '../state/hub/takeBack';
import { ask } from '../state/hub/toasts';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { KindMark } from '../parts/KindMark';
import { later } from '../parts/later';
import { TakeBack } from '../parts/TakeBack';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { Place } from '../state/sitting/place';
import type { PageState } from '../state/hub/pageState';
import type { Key } from '../words/catalog';
import { alsoSpeak, speaking, t } from '../words/words';
import type { DelegateProps } from './props';
import { OfferSwap } from './OfferSwap';

const HearingDevices = later(async () => {
  const [part] = await Promise.all([import('./HearingDevices'), alsoSpeak('aside', 'check')]);
  return part.HearingDevices;
});

export function MyPlace({ page, sound, place }: DelegateProps & { place: Place }) {
  const trying = useSignal(false);
  const { turn, part } = place;
  const next = place.place === 1;
  const leaving = `withdraw-${turn.turn}`;
  if (isHeldBack(leaving)) {
    return (
      <TakeBack
        test="withdrawing"
        what={leaving}
        title={t('place.leaving')}
        back={t('place.stay')}
        now={t('place.leave-now')}
      >
        <KindMark kind={turn.kind} />
      </TakeBack>
    );
  }
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
      <Why page={page} place={place} />
      {trying.value && (
        <Dialog label={t('devices.title')} close={() => (trying.value = false)}>
          <HearingDevices sound={sound} />
          <Button test="devices-close" wide onPress={() => (trying.value = false)}>
            {t('close')}
          </Button>
        </Dialog>
      )}
      <span class="place-keys">
        {part === 'absent' && (
          <Button
            test="back-again"
            look="main"
            icon="user-check"
            command
            onPress={() => ask(page.hub.requestFloor({ onBehalfOf: turn.onBehalfOf }))}
          >
            {t('place.back')}
          </Button>
        )}
        {next && (
          <Button
            test="ready-microphone"
            icon="mic"
            look="plain"
            onPress={() => (trying.value = true)}
          >
            {t('place.microphone')}
          </Button>
        )}
        <OfferSwap page={page} turn={turn} />
        <Button
          test="withdraw"
          icon="x"
          look="plain"
          command
          onPress={() =>
            holdBack(leaving, () => {
              if (page.list.peek()?.turns.some((one) => one.turn === turn.turn))
                ask(page.hub.withdrawRequest({ turn: turn.turn }));
            })
          }
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
function Why({ page, place: { turn } }: { page: PageState; place: Place }) {
  const ordered = turn.movedPolicy !== ListPolicy.UNSPECIFIED;
  if (!turn.movedBy && !turn.reason && !ordered) return null;
  const name = turn.movedBy && page.names.value?.name(turn.movedBy, speaking.value.tag).text;
  return (
    <span class="small soft" data-test="place-why">
      {name ? t('place.moved-by', { name }) : t('place.moved')}{' '}
      {ordered ? (
        t(`order.${turn.movedPolicy as 1}`)
      ) : (
        <Words of={{ text: turn.reason, lang: '' }} />
      )}
    </span>
  );
}
