/** Somebody offers to change places: what one would gain or lose, and one's consent. */
import { ask } from '../parts/Toasts';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { waits } from '../state/turns';
import type { PublicRoom } from '../state/room';
import { speaking, t } from '../words/words';

export function SwapOffers({ room }: { room: PublicRoom }) {
  const list = room.list.value;
  const me = room.me.value?.participant;
  const house = room.house.value;
  if (!list || !house) return null;
  const waiting = list.turns.filter(waits);
  const placeOf = (turn: number) => waiting.findIndex((one) => one.turn === turn) + 1;
  const holder = (turn: number) => list.turns.find((one) => one.turn === turn)?.participant;
  return (
    <>
      {list.swaps
        .filter(({ withTurn }) => holder(withTurn) === me)
        .map(({ turn, withTurn }) => (
          <Banner
            key={turn}
            test="swap-offer"
            look="attention"
            icon="arrow-left-right"
            title={t('swap.asked', {
              name: house.inFull(holder(turn) ?? '', speaking.value.tag),
            })}
            text={t('swap.places', { from: placeOf(withTurn), to: placeOf(turn) })}
            role="alert"
          >
            <span class="place-keys">
              <Button
                test="swap-agree"
                look="main"
                icon="check"
                onPress={() => ask(room.hub.answerSwap(turn, true))}
              >
                {t('swap.agree')}
              </Button>
              <Button
                test="swap-decline"
                icon="x"
                onPress={() => ask(room.hub.answerSwap(turn, false))}
              >
                {t('swap.decline')}
              </Button>
            </span>
          </Banner>
        ))}
    </>
  );
}
