/** The foot of the delegate's console: ask for the floor, see one's place, have one's turn. */
import { useSignal } from '@preact/signals';
import { Role, SessionPhase } from '@dragoman/client';
import { ask } from '../parts/Toasts';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import { placeIn, type Place } from '../state/place';
import type { Room } from '../state/room';
import { t } from '../words/words';
import type { DelegateProps } from './Delegate';
import { YourTurn } from './YourTurn';
import { askForMicrophone } from './permission';

const MAY_SPEAK: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function FloorBar({ room, sound }: DelegateProps) {
  const me = room.me.value;
  const speech = room.floor.value?.speech;
  if (!me || !MAY_SPEAK.includes(me.role)) return null;
  if (room.session.value?.phase !== SessionPhase.OPEN) return null;
  if (speech?.participant === me.participant) {
    return (
      <footer class="floor-bar" data-test="floor-bar">
        <YourTurn room={room} sound={sound} speech={speech} />
      </footer>
    );
  }
  const seconds = room.house.value?.item(room.session.value.item)?.speechSeconds ?? 0;
  const place = placeIn(room.list.value, me.participant, speech, seconds, room.now.value);
  return (
    <footer class="floor-bar" data-test="floor-bar">
      {place ? <MyPlace room={room} place={place} /> : <AskForFloor room={room} sound={sound} />}
    </footer>
  );
}

function AskForFloor({ room, sound }: DelegateProps) {
  const asking = useSignal(false);
  const open = room.list.value?.open ?? false;
  const request = () => {
    asking.value = true;
    ask(room.hub.requestFloor().finally(() => (asking.value = false)));
    // While the tap counts: a microphone needs sound unlocked, even for who only reads along.
    if (sound.state.value === 'off') void sound.open(undefined);
    void askForMicrophone();
  };
  return (
    <>
      <Button
        test="request-floor"
        icon="hand"
        wide
        disabled={!open || asking.value}
        onPress={request}
      >
        {t('floor.request')}
      </Button>
      <p class="small soft note">{open ? t('floor.request-note') : t('floor.list-closed')}</p>
    </>
  );
}

function MyPlace({ room, place }: { room: Room; place: Place }) {
  const next = place.place === 1;
  const wait = place.waitMs === undefined ? undefined : Math.ceil(place.waitMs / 60_000);
  return (
    <Banner
      test="my-place"
      look={next ? 'go' : 'plain'}
      icon={next ? 'bell-ring' : 'list-ordered'}
      title={next ? t('place.next') : t('place.at', { count: place.place })}
      text={
        next ? t('place.next-note') : wait === undefined ? '' : t('place.wait', { count: wait })
      }
      role="status"
    >
      {place.reason && (
        <span class="small soft">
          {t('place.moved')} <Words of={{ text: place.reason, lang: '' }} />
        </span>
      )}
      <Button
        test="withdraw"
        icon="x"
        look="plain"
        onPress={() => ask(room.hub.withdrawRequest(place.turn))}
      >
        {t('floor.withdraw')}
      </Button>
    </Banner>
  );
}
