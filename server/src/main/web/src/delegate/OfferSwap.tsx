/** Offers another speaker to change places: to be had only with their consent. */
import { useSignal } from '@preact/signals';
import type { Turn } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { partOf } from '../state/sitting/turns';
import type { PageState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';

export function OfferSwap({ page, turn }: { page: PageState; turn: Turn }) {
  const asking = useSignal(false);
  const names = page.names.value;
  const list = page.list.value;
  if (!names || !list || partOf(turn) !== 'speech') return null;
  const others = list.turns.filter((one) => one.turn !== turn.turn && partOf(one) === 'speech');
  const offered = list.swaps.find((swap) => swap.turn === turn.turn);
  const holder = list.turns.find((one) => one.turn === offered?.withTurn);
  const tag = speaking.value.tag;
  if (holder) {
    return (
      <span class="small soft" data-test="swap-waits">
        {t('swap.waits', { name: names.inFull(holder.participant, tag) })}
      </span>
    );
  }
  if (others.length === 0) return null;
  const offer = (other: Turn) => {
    asking.value = false;
    ask(page.hub.offerSwap({ turn: turn.turn, withTurn: other.turn }));
  };
  return (
    <>
      <Button
        test="swap-begin"
        look="plain"
        icon="arrow-left-right"
        command
        onPress={() => (asking.value = true)}
      >
        {t('swap.begin')}
      </Button>
      {asking.value && (
        <Dialog label={t('swap.begin')} close={() => (asking.value = false)}>
          <h2>{t('swap.begin')}</h2>
          <p class="soft small">{t('swap.begin-note')}</p>
          <div class="choices">
            {others.map((one) => (
              <Button
                key={one.turn}
                test={`swap-with-${one.participant}`}
                onPress={() => offer(one)}
              >
                {list.turns.indexOf(one) + 1} {names.inFull(one.participant, tag)}
              </Button>
            ))}
          </div>
          <div class="dialog-keys">
            <Button test="swap-cancel" onPress={() => (asking.value = false)}>
              {t('cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
