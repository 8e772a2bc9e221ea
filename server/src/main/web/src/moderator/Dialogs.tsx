/** What is asked before it is done: the reason of a move, and whether the session shall close. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import type { Move } from './openQuestions';

const REASONS: readonly Key[] = ['move.level', 'move.request', 'move.regional', 'move.chair'];

export function MoveDialog({ moderator }: { moderator: ModeratorConsole }) {
  const move = moderator.questions.moving.value;
  return move ? <AskReason key={move.turn.turn} moderator={moderator} move={move} /> : null;
}

function AskReason({ moderator, move }: { moderator: ModeratorConsole; move: Move }) {
  const reason = useSignal(t('move.level'));
  const names = moderator.page.names.value as ConferenceNames;
  return (
    <Dialog label={t('move.title')} close={() => (moderator.questions.moving.value = undefined)}>
      <h2>{t('move.title')}</h2>
      <p>
        <Words of={names.name(move.turn.participant, speaking.value.tag)} />{' '}
        <span class="soft">{t('move.to', { place: move.place })}</span>
      </p>
      <div class="reasons">
        {REASONS.map((key) => (
          <Button
            key={key}
            test={key}
            pressed={reason.value === t(key)}
            onPress={() => (reason.value = t(key))}
          >
            {t(key)}
          </Button>
        ))}
      </div>
      <label>
        <span class="small soft">{t('move.reason')}</span>
        <input
          class="field"
          data-test="move-reason"
          maxLength={200}
          value={reason.value}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="move-cancel" onPress={() => (moderator.questions.moving.value = undefined)}>
          {t('cancel')}
        </Button>
        <Button
          test="move-confirm"
          look="main"
          disabled={!reason.value.trim()}
          onPress={() => moderator.commands.move(reason.value.trim())}
        >
          {t('move.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

export function CloseDialog({ moderator }: { moderator: ModeratorConsole }) {
  if (!moderator.questions.closing.value) return null;
  return (
    <Dialog label={t('session.close')} close={() => (moderator.questions.closing.value = false)}>
      <h2>{t('session.close-ask')}</h2>
      <p class="soft">{t('session.close-consequences')}</p>
      <div class="dialog-keys">
        <Button test="close-cancel" onPress={() => (moderator.questions.closing.value = false)}>
          {t('cancel')}
        </Button>
        <Button
          test="close-confirm"
          look="main"
          icon="gavel"
          onPress={() => moderator.commands.close()}
        >
          {t('session.close')}
        </Button>
      </div>
    </Dialog>
  );
}
