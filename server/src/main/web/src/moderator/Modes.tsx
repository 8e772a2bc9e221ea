/** How microphones open, how many, and the chair's priority key. */
import { FloorMode } from '@dragoman/client';
import { Button } from '../parts/Button';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

const MODES: readonly (readonly [FloorMode, Key])[] = [
  [FloorMode.MODERATED, 'mode.moderated'],
  [FloorMode.AUTOMATIC, 'mode.automatic'],
  [FloorMode.OVERRIDE, 'mode.override'],
  [FloorMode.PUSH_TO_TALK, 'mode.push-to-talk'],
  [FloorMode.CHAIR_ONLY, 'mode.chair-only'],
];
const MOST_OPEN = 25;
const MOST_WAITING = 200;

export function Modes({ moderator }: { moderator: ModeratorConsole }) {
  const floor = moderator.page.floor.value;
  const mode = floor?.mode || FloorMode.MODERATED;
  const most = floor?.maxOpen || 1;
  const waiting = moderator.page.list.value?.maxWaiting ?? 0;
  const held = floor?.chairPriority ?? false;
  const off = !moderator.sitting.sits.value || !moderator.sitting.presides.value;
  return (
    <div class="modes">
      <label class="small soft">
        {t('mode.title')}
        <select
          class="choice"
          data-test="floor-mode"
          value={mode}
          disabled={off}
          onChange={(event) => moderator.commands.setMode(Number(event.currentTarget.value), most)}
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
          value={most}
          disabled={off}
          onChange={(event) => moderator.commands.setMode(mode, Number(event.currentTarget.value))}
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
          value={waiting}
          disabled={off}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            Number.isInteger(valueAsNumber) && moderator.commands.setWaiting(mode, valueAsNumber)
          }
        />
      </label>
      <Button
        test="chair-priority"
        icon="crown"
        pressed={held}
        hotkey="C"
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
    </div>
  );
}
