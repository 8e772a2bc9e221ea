/** Beside the list, one thing at a time: the agenda, who spoke how long, messages, inscriptions, who is there. */
import { Icon } from '../parts/Icon';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import { Agenda } from './Agenda';
import type { ModeratorConsole, SideTab } from './console';
import { Inscriptions } from './Inscriptions';
import { hotkeyOf } from './keys';
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
  const walk = (event: KeyboardEvent) => {
    const ltr = getComputedStyle(event.currentTarget as Element).direction !== 'rtl';
    const step = { ArrowRight: ltr ? 1 : -1, ArrowLeft: ltr ? -1 : 1 }[event.key];
    const at = SIDES.findIndex(([side]) => side === moderator.side.value);
    const next = step && SIDES[(at + step + SIDES.length) % SIDES.length]?.[0];
    if (!next) return;
    event.preventDefault();
    moderator.side.value = next;
    document.getElementById(`side-${next}`)?.focus();
  };
  return (
    <section class="card side" aria-label={t(`side.${moderator.side.value}`)}>
      <div class="side-tabs" role="tablist" aria-label={t('side.title')} onKeyDown={walk}>
        {SIDES.map(([side, words, icon, face]) => (
          <button
            key={side}
            type="button"
            role="tab"
            id={`side-${side}`}
            class="side-tab"
            data-test={`side-${side}`}
            aria-selected={moderator.side.value === side}
            aria-controls="side-panel"
            aria-keyshortcuts={hotkeyOf(face)}
            tabIndex={moderator.side.value === side ? 0 : -1}
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
      <div
        class="side-body"
        role="tabpanel"
        id="side-panel"
        aria-labelledby={`side-${moderator.side.value}`}
        tabIndex={0}
      >
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
