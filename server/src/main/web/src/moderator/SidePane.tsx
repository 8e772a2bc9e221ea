/** Beside the list, one thing at a time: the agenda, who spoke how long, messages, inscriptions, who is there. */
import { Icon } from '../parts/Icon';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import { Agenda } from './Agenda';
import type { Chair, Side } from './chair';
import { Inscriptions } from './Inscriptions';
import { Messages } from './Messages';
import { Present } from './Present';
import { Totals } from './Totals';

const SIDES: readonly (readonly [Side, Key, string, string])[] = [
  ['agenda', 'side.agenda', 'list-ordered', 'A'],
  ['totals', 'side.totals', 'chart-no-axes-column', 'U'],
  ['messages', 'side.messages', 'megaphone', 'M'],
  ['speakers', 'side.speakers', 'file-up', 'I'],
  ['present', 'side.present', 'users', 'Q'],
];

export function SidePane({ chair }: { chair: Chair }) {
  return (
    <section class="card side" aria-label={t(`side.${chair.side.value}`)}>
      <div class="side-tabs" role="tablist">
        {SIDES.map(([side, words, icon, face]) => (
          <button
            key={side}
            type="button"
            role="tab"
            class="side-tab"
            data-test={`side-${side}`}
            aria-selected={chair.side.value === side}
            aria-keyshortcuts={face}
            title={`${t(words)} (${face})`}
            onClick={() => (chair.side.value = side)}
          >
            <Icon name={icon} />
            <span>{t(words)}</span>
            {side === 'messages' && chair.chatUnread.value > 0 && (
              <span
                class="count figures"
                aria-label={t('chat.unread', { count: chair.chatUnread.value })}
              >
                {chair.chatUnread.value}
              </span>
            )}
          </button>
        ))}
      </div>
      <div class="side-body" role="tabpanel" tabIndex={-1}>
        <Shown chair={chair} />
      </div>
    </section>
  );
}

function Shown({ chair }: { chair: Chair }) {
  switch (chair.side.value) {
    case 'agenda':
      return <Agenda chair={chair} />;
    case 'totals':
      return <Totals chair={chair} />;
    case 'messages':
      return <Messages chair={chair} />;
    case 'speakers':
      return <Inscriptions chair={chair} />;
    case 'present':
      return <Present chair={chair} />;
  }
}
