/** What kind a turn or speech is of: a sign and a word; an ordinary speech needs neither. */
import { TurnKind } from '@dragoman/client';
import { kindOf, partIcon } from '../state/sitting/turns';
import { t } from '../words/words';
import { Icon } from './Icon';

export function KindMark({ kind }: { kind: TurnKind }) {
  const part = kindOf(kind);
  if (part === 'speech') return null;
  return (
    <span class={`mark kind ${part}`} data-kind={part}>
      <Icon name={partIcon(part)} />
      {t(`kind.${part}`)}
    </span>
  );
}
