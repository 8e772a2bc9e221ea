/** Who speaks in somebody's place: another of the delegation, or anybody where the speaker is not in the conference any more. */
import { useSignal } from '@preact/signals';
import type { Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { findParticipants } from './find';

interface Asked {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly turn: Turn;
}

export function ReplaceDialog({ moderator, close, turn }: Asked) {
  const words = useSignal('');
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const before = names.participant(turn.participant);
  const found = before ? colleagues(names, turn) : findParticipants(names, words.value);
  return (
    <Dialog label={t('replace.title')} close={close}>
      <h2>{t('replace.title')}</h2>
      <p>
        {t('replace.by', { name: names.inFull(turn.participant, tag) })}{' '}
        <span class="soft">{t('replace.note')}</span>
      </p>
      {!before && (
        <label>
          <span class="small soft">{t('find.title')}</span>
          <input
            type="search"
            class="field"
            data-test="replace-find"
            value={words.value}
            onInput={({ currentTarget }) => (words.value = currentTarget.value)}
          />
        </label>
      )}
      <div class="reasons">
        {found.map(({ id }) => (
          <Button
            key={id}
            test={`replace-with-${id}`}
            onPress={() => moderator.commands.replace(turn, id)}
          >
            {names.inFull(id, tag)}
          </Button>
        ))}
      </div>
      {before && found.length === 0 && <p class="soft">{t('replace.nobody')}</p>}
      <div class="dialog-keys">
        <Button test="replace-cancel" onPress={close}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function colleagues(names: ConferenceNames, { participant }: Turn) {
  const delegation = names.participant(participant)?.delegation ?? '';
  return names.conference.participants.filter(
    (one) => delegation !== '' && one.delegation === delegation && one.id !== participant,
  );
}
