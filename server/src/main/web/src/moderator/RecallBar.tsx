/** For five seconds after an announcement: one press takes it back from every page. Later, the list of announcements does. */
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const RECALL_MS = 5000;

export function RecallBar({ moderator }: { moderator: ModeratorConsole }) {
  const { page } = moderator;
  const last = page.announcements.value.at(-1);
  const left = last ? RECALL_MS - (page.now.value - Number(last.atMs)) : 0;
  const mine = last?.by === page.me.value?.participant;
  return (
    <div class="recall-bar">
      <p class="unseen" role="status">
        {last && left > 0 && mine && t('messages.told')}
      </p>
      {last && left > 0 && mine && (
        <div class="recall" data-test="recall-bar">
          <span>
            <strong>{t('messages.told')}</strong>{' '}
            <Words of={(page.names.value as ConferenceNames).text(last.text, speaking.value.tag)} />
          </span>
          <Button
            test="recall-now"
            icon="megaphone-off"
            onPress={() => moderator.commands.recall(last.position)}
          >
            {t('messages.recall')}{' '}
            <span class="figures soft">{t('undo.left', { count: Math.ceil(left / 1000) })}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
