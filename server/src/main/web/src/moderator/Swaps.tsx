/** Places that two delegations want to exchange: offered, and not answered. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { t } from '../words/words';
import type { Chair } from './chair';
import { whose } from './Rulings';

export function Swaps({ chair }: { chair: Chair }) {
  const swaps = chair.page.list.value?.swaps ?? [];
  return (
    <>
      {swaps.map(({ turn, withTurn }) => (
        <div key={`${turn}-${withTurn}`} class="banner" data-test="swap-offered">
          <Icon name="arrow-left-right" />
          <div class="text">
            <strong>{t('swap.offered')}</strong>
            <span class="small soft">
              {t('swap.pair', {
                one: whose(chair, turn).text,
                other: whose(chair, withTurn).text,
              })}
            </span>
          </div>
          <span class="turn-keys">
            <Button test="swap-agree" icon="check" onPress={() => chair.answerSwap(turn, true)}>
              {t('swap.agree')}
            </Button>
            <Button
              test="swap-decline"
              look="plain"
              icon="x"
              onPress={() => chair.answerSwap(turn, false)}
            >
              {t('swap.decline')}
            </Button>
          </span>
        </div>
      ))}
    </>
  );
}
