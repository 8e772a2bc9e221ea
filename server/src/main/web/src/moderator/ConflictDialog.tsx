/** The list changed while this person decided: what is different, what they meant, and one key to do it all the same. */
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Change } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import type { Deed } from './conflict';

export function ConflictDialog({ moderator }: { moderator: ModeratorConsole }) {
  const { conflicts } = moderator;
  const open = conflicts.open.value;
  if (!open) return null;
  const found = conflicts.changes();
  return (
    <Dialog label={t('conflict.title')} close={() => conflicts.leave()}>
      <h2>{t('conflict.title')}</h2>
      {found.length === 0 && <p class="soft">{t('conflict.floor')}</p>}
      <ul class="preview" data-test="conflict">
        {found.map((change) => (
          <li key={change.turn.turn}>
            <Icon name={ICONS[change.what]} />
            <span>{changeInWords(moderator, change)}</span>
          </li>
        ))}
      </ul>
      <p>
        <span class="small soft">{t('conflict.yours')}</span>{' '}
        <strong data-test="conflict-deed">{deedInWords(moderator, open.deed)}</strong>
      </p>
      {!conflicts.possible && <p class="soft">{t('conflict.gone')}</p>}
      <div class="dialog-keys">
        <Button test="conflict-leave" onPress={() => conflicts.leave()}>
          {t('conflict.leave')}
        </Button>
        <Button
          test="conflict-anyway"
          look="main"
          disabled={!conflicts.possible}
          onPress={() => conflicts.anyway()}
        >
          {t('conflict.anyway')}
        </Button>
      </div>
    </Dialog>
  );
}

const ICONS = { came: 'plus', went: 'x', moved: 'arrow-up-down' } as const;

function changeInWords(moderator: ModeratorConsole, { turn, what, from, to }: Change): string {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const name = names.inFull(turn.participant, tag);
  const by = turn.movedBy ? names.name(turn.movedBy, tag).text : '';
  switch (what) {
    case 'came':
      return t('conflict.came', { name, place: to });
    case 'went':
      return t('conflict.went', { name });
    case 'moved':
      return [t('conflict.moved', { name, from, to }), by, turn.reason].filter(Boolean).join(' · ');
  }
}

function deedInWords(moderator: ModeratorConsole, { key, of, place }: Deed): string {
  const names = moderator.page.names.value as ConferenceNames;
  const name = of ? names.inFull(of.participant, speaking.value.tag) : '';
  return t(key, { name, place: place ?? 0 });
}
