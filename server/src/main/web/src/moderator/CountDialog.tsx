/** A clerk writes down what was counted in a show of hands. */
import { useSignal, type Signal } from '@preact/signals';
import type { Motion } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

const MOST_HANDS = 10_000;

interface CountProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly motion: Motion;
}

export function CountDialog({ moderator, close, motion }: CountProps) {
  const favour = useSignal(motion.count?.inFavour ?? NaN);
  const against = useSignal(motion.count?.against ?? NaN);
  const abstaining = useSignal(motion.count?.abstaining ?? NaN);
  const all = [favour, against, abstaining];
  const whole = all.every(
    ({ value }) => Number.isInteger(value) && value >= 0 && value <= MOST_HANDS,
  );
  const record = () =>
    moderator.commands.countHands(motion.turn, favour.value, against.value, abstaining.value);
  return (
    <Dialog label={t('motion.count')} close={close}>
      <h2>{t('motion.count')}</h2>
      <p>{t(`motion.${motion.kind as 1}`)}</p>
      <Hands test="count-favour" words="motion.in-favour" value={favour} />
      <Hands test="count-against" words="motion.hands-against" value={against} />
      <Hands test="count-abstaining" words="motion.abstaining" value={abstaining} />
      <div class="dialog-keys">
        <Button test="count-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="count-record" look="main" icon="check" disabled={!whole} onPress={record}>
          {t('motion.record-count')}
        </Button>
      </div>
    </Dialog>
  );
}

function Hands({ test, words, value }: { test: string; words: Key; value: Signal<number> }) {
  return (
    <label>
      <span class="small soft">{t(words)}</span>
      <input
        class="field"
        type="number"
        data-test={test}
        min={0}
        max={MOST_HANDS}
        value={Number.isNaN(value.value) ? '' : value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.valueAsNumber)}
      />
    </label>
  );
}
