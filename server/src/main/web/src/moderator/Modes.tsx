/** How microphones open, how many, and the chair's priority key. */
import { FloorMode } from '@dragoman/client';
import { Button } from '../parts/Button';
import type { Key } from '../words/catalog';
import { t } from '../words/words';
import type { Chair } from './chair';

const MODES: readonly (readonly [FloorMode, Key])[] = [
  [FloorMode.MODERATED, 'mode.moderated'],
  [FloorMode.AUTOMATIC, 'mode.automatic'],
  [FloorMode.OVERRIDE, 'mode.override'],
  [FloorMode.PUSH_TO_TALK, 'mode.push-to-talk'],
  [FloorMode.CHAIR_ONLY, 'mode.chair-only'],
];
const MOST_OPEN = 25;

export function Modes({ chair }: { chair: Chair }) {
  const floor = chair.page.floor.value;
  const mode = floor?.mode || FloorMode.MODERATED;
  const most = floor?.maxOpen || 1;
  const held = floor?.chairPriority ?? false;
  const off = !chair.sits.value || !chair.presides.value;
  return (
    <div class="modes">
      <label class="small soft">
        {t('mode.title')}
        <select
          class="choice"
          data-test="floor-mode"
          value={mode}
          disabled={off}
          onChange={(event) => chair.setMode(Number(event.currentTarget.value), most)}
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
          onChange={(event) => chair.setMode(mode, Number(event.currentTarget.value))}
        />
      </label>
      <Button
        test="chair-priority"
        icon="crown"
        pressed={held}
        hotkey="C"
        disabled={off}
        onPress={() => chair.priority(!held)}
      >
        {t(held ? 'floor.priority-end' : 'floor.priority')} <kbd>C</kbd>
      </Button>
      {held && (
        <Button test="priority-resume" icon="play" onPress={() => chair.priority(false, true)}>
          {t('floor.priority-resume')}
        </Button>
      )}
    </div>
  );
}
