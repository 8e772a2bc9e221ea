/** Places that two delegations want to exchange: offered, and not answered. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';
import { whose } from './Rulings';

export function Swaps({ moderator }: { moderator: ModeratorConsole }) {
  const swaps = moderator.page.list.value?.swaps ?? [];
  return (
    <>
      {swaps.map(({ turn, withTurn }) => (
        <div key={`${turn}-${withTurn}`} class="banner" data-test="swap-offered">
          <Icon name="arrow-left-right" />
          <div class="text">
            <strong>{t('swap.offered')}</strong>
            <span class="small soft">
              {t('swap.pair', {
                one: whose(moderator, turn).text,
                other: whose(moderator, withTurn).text,
              })}
            </span>
          </div>
          <span class="turn-keys">
            <Button
              test="swap-agree"
              icon="check"
              onPress={() => moderator.commands.answerSwap(turn, true)}
            >
              {t('swap.agree')}
            </Button>
            <Button
              test="swap-decline"
              look="plain"
              icon="x"
              onPress={() => moderator.commands.answerSwap(turn, false)}
            >
              {t('swap.decline')}
            </Button>
          </span>
        </div>
      ))}
    </>
  );
}
