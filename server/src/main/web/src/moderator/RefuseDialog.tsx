/** A turn is taken off the list, or a late request turned down: the reason is asked first, since its owner is told. */
import { useSignal } from '@preact/signals';
import type { Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const REASONS: readonly Key[] = ['move.request', 'move.chair', 'refuse.time'];

interface RefuseProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly turn: Turn;
  readonly late: boolean;
}

export function RefuseDialog({ moderator, close, turn, late }: RefuseProps) {
  const reason = useSignal('');
  const names = moderator.page.names.value as ConferenceNames;
  const words = t(late ? 'list.turn-down' : 'list.remove');
  const send = () => {
    const said = reason.value.trim();
    if (late) moderator.commands.turnDown(turn, said);
    else moderator.commands.remove(turn, said);
  };
  return (
    <Dialog label={words} close={close}>
      <h2>{words}</h2>
      <p>
        <Words of={names.name(turn.participant, speaking.value.tag)} />
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
        <span class="small soft">{t('refuse.reason')}</span>
        <input
          class="field"
          dir="auto"
          data-test="refuse-reason"
          maxLength={300}
          value={reason.value}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="refuse-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="refuse-confirm" look="main" icon="x" onPress={send}>
          {words}
        </Button>
      </div>
    </Dialog>
  );
}
