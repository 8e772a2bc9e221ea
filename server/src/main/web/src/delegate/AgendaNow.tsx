/** The agenda of the session, the item that is taken up marked. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { DelegateProps } from './props';

export function AgendaNow({ page, close }: DelegateProps & { close: () => void }) {
  const names = page.names.value as ConferenceNames;
  const { tag } = speaking.value;
  const here = page.session.value;
  const session = names.session(here?.session ?? '');
  const items = session?.items ?? [];
  return (
    <div class="aside">
      <h2>{t('offline.agenda')}</h2>
      <p class="soft">
        <Words of={names.text(session?.title, tag)} />
      </p>
      {session?.starts && (
        <p class="small figures soft">
          {session.starts}
          {session.ends && `–${session.ends}`}
        </p>
      )}
      <ol class="agenda-now" data-test="agenda">
        {items.map(({ id, title, parent }) => {
          const now = id === here?.item;
          return (
            <li
              key={id}
              class={[parent && 'under', now && 'now-item'].filter(Boolean).join(' ')}
              aria-current={now ? 'step' : undefined}
              data-item={id}
            >
              <Words of={names.text(title, tag)} />
              {now && (
                <span class="mark go small">
                  <Icon name="play" /> {t('agenda.now')}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {items.length === 0 && <p class="soft">{t('agenda.none')}</p>}
      <Button test="agenda-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}
