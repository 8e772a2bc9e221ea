/** More time, by amount: for the speech that counts or all that are open, for one group or for all. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import type { MoreTime } from './openQuestions';

const AMOUNTS = [1, 2, 5, 10];
const MOST_MINUTES = 60;

interface TimeProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly to: MoreTime;
}

export function TimeDialog({ moderator, close, to }: TimeProps) {
  const typed = useSignal<number | undefined>(undefined);
  const whom = useSignal(to);
  const give = (minutes: number) => moderator.commands.giveMore(whom.value, minutes * 60);
  const several = moderator.sitting.speeches.length > 1;
  const ofSpeech = whom.value === 'speech' || whom.value === 'speeches';
  return (
    <Dialog label={t('time.more')} close={close}>
      <h2>{t('time.more')}</h2>
      <p>{whose(moderator, whom.value)}</p>
      {ofSpeech && several && (
        <div class="reasons" role="group">
          <Button
            test="time-one"
            pressed={whom.value === 'speech'}
            onPress={() => (whom.value = 'speech')}
          >
            {t('time.one')}
          </Button>
          <Button
            test="time-all"
            pressed={whom.value === 'speeches'}
            onPress={() => (whom.value = 'speeches')}
          >
            {t('time.all')}
          </Button>
        </div>
      )}
      <div class="reasons" role="group">
        {AMOUNTS.map((count) => (
          <Button key={count} test={`time-${count}`} icon="plus" onPress={() => give(count)}>
            {t('time.minutes', { count })}
          </Button>
        ))}
      </div>
      <label>
        <span class="small soft">{t('time.typed')}</span>
        <input
          class="field"
          type="number"
          data-test="time-typed"
          min={0.5}
          max={MOST_MINUTES}
          step={0.5}
          value={typed.value ?? ''}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            (typed.value =
              valueAsNumber > 0 && valueAsNumber <= MOST_MINUTES ? valueAsNumber : undefined)
          }
        />
      </label>
      <div class="dialog-keys">
        <Button test="time-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="time-give"
          look="main"
          icon="timer"
          disabled={typed.value === undefined}
          onPress={() => give(typed.value ?? 0)}
        >
          {t('time.give')}
        </Button>
      </div>
    </Dialog>
  );
}

function whose(moderator: ModeratorConsole, to: MoreTime): string {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  if (to === 'groups') return t('time.every-group');
  if (to === 'speeches') return t('time.all');
  if (to === 'speech') return names.inFull(moderator.sitting.speech?.participant ?? '', tag);
  return names.nameOfAny(to.group, tag).text;
}
