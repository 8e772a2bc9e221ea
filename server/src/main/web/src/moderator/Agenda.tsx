/** The session's agenda: which item is taken up, and one press to take up another. */
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { RunFacts, Teams } from './RunSheet';
import { speechLimit } from './speechLimit';

export function Agenda({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const session = moderator.page.session.value;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
  }, [session?.item]);
  const items = names.session(session?.session ?? '')?.items ?? [];
  return (
    <div class="agenda">
      <ol data-test="agenda" ref={list}>
        {items.map(({ id, title, speechSeconds, parent }) => {
          const current = id === session?.item;
          return (
            <li
              key={id}
              class={['item', current && 'current', parent && 'below'].filter(Boolean).join(' ')}
              aria-current={current}
            >
              <span class="item-title">
                <Words of={names.text(title, speaking.value.tag)} />
                <span class="small soft">
                  {speechSeconds === 0 ? t('agenda.no-limit') : speechLimit(speechSeconds)}
                </span>
                <RunFacts moderator={moderator} item={id} />
              </span>
              {current || moderator.sitting.over.value ? (
                current && (
                  <span class="mark selected">
                    <Icon name="check" />
                    {t('agenda.current')}
                  </span>
                )
              ) : (
                <Button
                  test={`take-up-${id}`}
                  disabled={!moderator.sitting.sits.value || !moderator.sitting.presides.value}
                  onPress={() => moderator.commands.takeUp(id)}
                >
                  {t('agenda.take-up')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <Teams moderator={moderator} />
    </div>
  );
}
