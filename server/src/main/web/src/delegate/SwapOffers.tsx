/** Somebody offers to change places: what one would gain or lose, and one's consent. */
import { ask } from '../state/hub/toasts';
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { waits } from '../state/sitting/turns';
import type { PageState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';

export function SwapOffers({ page }: { page: PageState }) {
  const list = page.list.value;
  const me = page.me.value?.participant;
  const names = page.names.value;
  if (!list || !names) return null;
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
              name: names.inFull(holder(turn) ?? '', speaking.value.tag),
            })}
            text={t('swap.places', { from: placeOf(withTurn), to: placeOf(turn) })}
            role="alert"
          >
            <span class="place-keys">
              <Button
                test="swap-agree"
                look="main"
                icon="check"
                command
                onPress={() => ask(page.hub.answerSwap({ turn, agreed: true }))}
              >
                {t('swap.agree')}
              </Button>
              <Button
                test="swap-decline"
                icon="x"
                command
                onPress={() => ask(page.hub.answerSwap({ turn, agreed: false }))}
              >
                {t('swap.decline')}
              </Button>
            </span>
          </Banner>
        ))}
    </>
  );
}
