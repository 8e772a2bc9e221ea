/** Where the conference asks that groups alternate: who stands out of turn, and the order that would mend it, one press away. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { outOfTurn } from '../state/sitting/balance';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

export function BalanceHint({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value;
  if (!names?.conference.rules?.alternateGroups) return null;
  const turn = outOfTurn(moderator.sitting.turns.value, (who) => names.groupOf(who)?.id);
  if (!turn) return null;
  const tag = speaking.value.tag;
  const group = names.nameOfAny(
    turn.onBehalfOf || (names.groupOf(turn.participant)?.id ?? ''),
    tag,
  ).text;
  return (
    <Banner
      test="balance-hint"
      icon="scale"
      title={t('balance.hint', { name: names.name(turn.participant, tag).text, group })}
    >
      <Button
        test="balance-order"
        icon="arrow-up-down"
        onPress={() => (moderator.questions.asking.value = { of: 'order' })}
      >
        {t('order.title')}
      </Button>
    </Banner>
  );
}
