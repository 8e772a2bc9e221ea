/** Beside the list, one thing at a time: the agenda, who spoke how long, messages, inscriptions, who is there. */
import { Icon } from '../parts/Icon';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import { Agenda } from './Agenda';
import type { ModeratorConsole, SideTab } from './console';
import { Inscriptions } from './Inscriptions';
import { Messages } from './Messages';
import { Present } from './Present';
import { TextsPane } from './TextsPane';
import { Totals } from './Totals';

const SIDES: readonly (readonly [SideTab, Key, string, string])[] = [
  ['agenda', 'side.agenda', 'list-ordered', 'A'],
  ['totals', 'side.totals', 'chart-no-axes-column', 'U'],
  ['messages', 'side.messages', 'megaphone', 'M'],
  ['speakers', 'side.speakers', 'file-up', 'I'],
  ['present', 'side.present', 'users', 'Q'],
];

export function SidePane({ moderator }: { moderator: ModeratorConsole }) {
  return (
    <section class="card side" aria-label={t(`side.${moderator.side.value}`)}>
      <div class="side-tabs" role="tablist">
        {SIDES.map(([side, words, icon, face]) => (
          <button
            key={side}
            type="button"
            role="tab"
            class="side-tab"
            data-test={`side-${side}`}
            aria-selected={moderator.side.value === side}
            aria-keyshortcuts={face}
            title={`${t(words)} (${face})`}
            onClick={() => (moderator.side.value = side)}
          >
            <Icon name={icon} />
            <span>{t(words)}</span>
            {side === 'messages' && moderator.mailbox.chatUnread.value > 0 && (
              <span
                class="count figures"
                aria-label={t('chat.unread', { count: moderator.mailbox.chatUnread.value })}
              >
                {moderator.mailbox.chatUnread.value}
              </span>
            )}
          </button>
        ))}
      </div>
      <div class="side-body" role="tabpanel" tabIndex={-1}>
        <Shown moderator={moderator} />
      </div>
    </section>
  );
}

function Shown({ moderator }: { moderator: ModeratorConsole }) {
  switch (moderator.side.value) {
    case 'agenda':
      return <Agenda moderator={moderator} />;
    case 'totals':
      return <Totals moderator={moderator} />;
    case 'messages':
      return <Messages moderator={moderator} />;
    case 'speakers':
      return (
        <>
          {moderator.sitting.over.value ? (
            <p class="soft">{t('session.closed')}</p>
          ) : (
            <Inscriptions moderator={moderator} />
          )}
          <TextsPane page={moderator.page} />
        </>
      );
    case 'present':
      return <Present moderator={moderator} />;
  }
}
