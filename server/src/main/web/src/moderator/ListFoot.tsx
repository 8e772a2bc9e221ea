/** Where the list leads: when it is through, against the session's end, and what a shorter limit would change. And undo. */
import { useSignal } from '@preact/signals';
import { UndoableAction } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { timeOfDay } from '../state/sitting/clock';
import { forecast, limitThatFits } from '../state/sitting/forecast';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';
import { whose } from './Rulings';

const LONGEST_LIMIT = 60;

export function ListFoot({ chair }: { chair: Chair }) {
  return (
    <footer class="list-foot">
      <UndoBar chair={chair} />
      <ForecastLine chair={chair} />
    </footer>
  );
}

function ForecastLine({ chair }: { chair: Chair }) {
  const typed = useSignal<number | undefined>(undefined);
  const zone = (chair.page.names.value as ConferenceNames).conference.timeZone;
  const { endsMs } = chair.forecast.value;
  const end = chair.endsMs.value;
  const late = end === undefined ? 0 : Math.ceil((endsMs - end) / 60_000);
  const fits = end !== undefined && late > 0 ? limitThatFits(chair.course.value, end) : undefined;
  const limit = typed.value ?? fits;
  const whatIf =
    limit === undefined
      ? undefined
      : forecast({ ...chair.course.value, whatIfSeconds: limit * 60 }).endsMs;
  return (
    <div class="forecast" data-test="forecast" data-late={late > 0}>
      <span class={late > 0 ? 'mark attention' : 'mark'}>
        <Icon name={late > 0 ? 'clock-alert' : 'clock'} />
        <span>
          <strong class="figures">{t('forecast.ends', { time: timeOfDay(endsMs, zone) })}</strong>
          {end !== undefined && (
            <>
              {' · '}
              {late > 0
                ? t('forecast.late', { count: late, time: timeOfDay(end, zone) })
                : t('forecast.in-time', { time: timeOfDay(end, zone) })}
            </>
          )}
        </span>
      </span>
      <label class="what-if small soft">
        {t('forecast.limit')}
        <input
          class="field minutes"
          type="number"
          min={1}
          max={LONGEST_LIMIT}
          data-test="what-if"
          value={limit ?? ''}
          onInput={({ currentTarget }) => {
            const minutes = currentTarget.valueAsNumber;
            typed.value = minutes >= 1 && minutes <= LONGEST_LIMIT ? minutes : undefined;
          }}
        />
        {t('forecast.minutes')}
        {whatIf !== undefined && (
          <span class="figures" data-test="what-if-end">
            {t('forecast.then', { time: timeOfDay(whatIf, zone) })}
          </span>
        )}
      </label>
      <Button
        test="limit-rest"
        icon="timer"
        disabled={limit === undefined || !chair.presides.value}
        onPress={() => {
          if (limit !== undefined) chair.limitTheRest(limit * 60);
          typed.value = undefined;
        }}
      >
        {t('forecast.apply')}
      </Button>
    </div>
  );
}

/** The last action, who did it, and the seconds in which it can be taken back. */
function UndoBar({ chair }: { chair: Chair }) {
  const undo = chair.page.list.value?.undo;
  const seconds = undo ? Math.ceil((Number(undo.untilMs) - chair.page.now.value) / 1000) : 0;
  if (!undo || seconds <= 0) return null;
  const names = chair.page.names.value as ConferenceNames;
  const what = undo.what === UndoableAction.UNSPECIFIED ? UndoableAction.MOVED : undo.what;
  return (
    <div class="undo" data-test="undo-bar">
      <span class="small">
        <strong>
          {t(`undo.${what}`, { name: undo.turn ? whose(chair, undo.turn).text : '' })}
        </strong>{' '}
        <span class="soft">{names.name(undo.by, speaking.value.tag).text}</span>
      </span>
      <Button test="undo" icon="undo-2" hotkey="Z" onPress={() => chair.undo()}>
        {t('undo.do')} <kbd>Z</kbd> <span class="figures soft">{seconds}</span>
      </Button>
    </div>
  );
}
