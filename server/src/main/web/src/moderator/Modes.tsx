/** How microphones open, how many, and the chair's priority key. */
import { useSignal } from '@preact/signals';
import { FloorMode } from '@dragoman/client';
import { Button } from '../parts/Button';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';
import { hotkeyOf } from './keys';

const MODES: readonly (readonly [FloorMode, Key])[] = [
  [FloorMode.MODERATED, 'mode.moderated'],
  [FloorMode.AUTOMATIC, 'mode.automatic'],
  [FloorMode.OVERRIDE, 'mode.override'],
  [FloorMode.PUSH_TO_TALK, 'mode.push-to-talk'],
  [FloorMode.CHAIR_ONLY, 'mode.chair-only'],
];
const MOST_OPEN = 25;
const MOST_WAITING = 200;

type Draft = Readonly<Partial<Record<'mode' | 'most' | 'waiting', number>>>;

export function Modes({ moderator }: { moderator: ModeratorConsole }) {
  const floor = moderator.page.floor.value;
  const mode = floor?.mode || FloorMode.MODERATED;
  const most = floor?.maxOpen || 1;
  const waiting = moderator.page.list.value?.maxWaiting ?? 0;
  const held = floor?.chairPriority ?? false;
  const off = !moderator.sitting.sits.value || !moderator.sitting.presides.value;
  /** What was chosen here and is not set yet: the hall goes by the button, not by an arrow key. */
  const draft = useSignal<Draft>({});
  const now = { mode, most, waiting };
  const wanted = { ...now, ...draft.value };
  const differs = (['mode', 'most', 'waiting'] as const).filter((one) => wanted[one] !== now[one]);
  const right = wanted.most >= 1 && wanted.most <= MOST_OPEN && wanted.waiting <= MOST_WAITING;
  const set = (event: Event) => {
    event.preventDefault();
    if (differs.includes('mode') || differs.includes('most'))
      moderator.commands.setMode(wanted.mode, wanted.most);
    if (differs.includes('waiting')) moderator.commands.setWaiting(wanted.mode, wanted.waiting);
    draft.value = {};
  };
  return (
    <form class="modes" onSubmit={set}>
      <label class="small soft">
        {t('mode.title')}
        <select
          class="choice"
          data-test="floor-mode"
          value={wanted.mode}
          disabled={off}
          onChange={({ currentTarget }) =>
            (draft.value = { ...draft.value, mode: Number(currentTarget.value) })
          }
        >
          {MODES.map(([value, words]) => (
            <option key={value} value={value}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
      <label class="small soft">
        {t('mode.most')}
        <input
          class="field most"
          type="number"
          data-test="max-open"
          min={1}
          max={MOST_OPEN}
          value={wanted.most}
          disabled={off}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            Number.isInteger(valueAsNumber) &&
            (draft.value = { ...draft.value, most: valueAsNumber })
          }
        />
      </label>
      <label class="small soft">
        {t('mode.waiting')}
        <input
          class="field most"
          type="number"
          data-test="max-waiting"
          min={0}
          max={MOST_WAITING}
          value={wanted.waiting}
          disabled={off}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            Number.isInteger(valueAsNumber) &&
            (draft.value = { ...draft.value, waiting: valueAsNumber })
          }
        />
      </label>
      {differs.length > 0 && (
        <>
          <button type="submit" class="button main" data-test="set-mode" disabled={off || !right}>
            {t('mode.set')}
          </button>
          <Button test="leave-mode" onPress={() => (draft.value = {})}>
            {t('mode.leave')}
          </Button>
        </>
      )}
      <Button
        test="chair-priority"
        icon="crown"
        pressed={held}
        hotkey={hotkeyOf('C')}
        disabled={off}
        onPress={() => moderator.commands.priority(!held)}
      >
        {t(held ? 'floor.priority-end' : 'floor.priority')} <kbd>C</kbd>
      </Button>
      {held && (
        <Button
          test="priority-resume"
          icon="play"
          onPress={() => moderator.commands.priority(false, true)}
        >
          {t('floor.priority-resume')}
        </Button>
      )}
    </form>
  );
}
