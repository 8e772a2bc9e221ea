/** Where the list leads: when it is through, against the session's end, and what a shorter limit would change. And undo. */
import { useSignal } from '@preact/signals';
import { UndoableAction } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { whose } from './Rulings';
import { hotkeyOf } from './keys';

const LONGEST_LIMIT = 60;

export function ListFoot({ moderator }: { moderator: ModeratorConsole }) {
  return (
    <footer class="list-foot">
      <UndoBar moderator={moderator} />
      <ForecastLine moderator={moderator} />
    </footer>
  );
}

function ForecastLine({ moderator }: { moderator: ModeratorConsole }) {
  const typed = useSignal<number | undefined>(undefined);
  const zone = (moderator.page.names.value as ConferenceNames).conference.timeZone;
  const { endsMs } = moderator.timetable.agenda.value;
  const end = moderator.timetable.mustEndMs.value;
  const late = end === undefined ? 0 : Math.ceil((endsMs - end) / 60_000);
  const early = end === undefined ? 0 : Math.floor((end - endsMs) / 60_000);
  const fits = end !== undefined && late > 0 ? moderator.timetable.limitThatFits(end) : undefined;
  const limit = typed.value ?? fits;
  const whatIf = limit === undefined ? undefined : moderator.timetable.endsAt(limit);
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
                : early > 0
                  ? t('forecast.early', { count: early, time: timeOfDay(end, zone) })
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
        disabled={limit === undefined || !moderator.sitting.presides.value}
        onPress={() => {
          if (limit !== undefined) moderator.commands.limitTheRest(limit * 60);
          typed.value = undefined;
        }}
      >
        {t('forecast.apply')}
      </Button>
    </div>
  );
}

/** The last action, who did it, and the seconds in which it can be taken back. */
function UndoBar({ moderator }: { moderator: ModeratorConsole }) {
  const undo = moderator.page.list.value?.undo;
  const seconds = undo ? Math.ceil((Number(undo.untilMs) - moderator.page.now.value) / 1000) : 0;
  if (!undo || seconds <= 0) return null;
  const names = moderator.page.names.value as ConferenceNames;
  const what = undo.what === UndoableAction.UNSPECIFIED ? UndoableAction.MOVED : undo.what;
  const done = t(`undo.${what}`, { name: undo.turn ? whose(moderator, undo.turn).text : '' });
  const by = names.name(undo.by, speaking.value.tag).text;
  return (
    <div class="undo" data-test="undo-bar">
      <span class="small">
        <strong role="status">{done}</strong>{' '}
        {by && <span class="soft">{t('undo.by', { name: by })}</span>}
      </span>
      <Button
        test="undo"
        icon="undo-2"
        label={t('undo.what', { what: done })}
        hotkey={hotkeyOf('Z')}
        onPress={() => moderator.commands.undo()}
      >
        {t('undo.do')} <kbd>Z</kbd>{' '}
        <span class="figures soft">{t('undo.left', { count: seconds })}</span>
      </Button>
    </div>
  );
}
