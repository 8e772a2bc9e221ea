/** How much later everything is heard: for whoever watches a picture of the hall that comes late. */
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

const STEP_S = 0.5;
const MOST_S = 8;

export function Lag({ sound }: { sound: SoundDesk }) {
  const seconds = sound.lagSeconds.value;
  const words = t('lag.seconds', { seconds });
  return (
    <fieldset data-test="lag-settings">
      <legend class="heading">{t('lag.title')}</legend>
      <p class="small soft">{t('lag.hint')}</p>
      <div class="lag">
        <input
          type="range"
          class="slider"
          data-test="lag"
          min={0}
          max={MOST_S}
          step={STEP_S}
          value={seconds}
          style={{ '--filled': `${(seconds / MOST_S) * 100}%` }}
          aria-label={t('lag.title')}
          aria-valuetext={words}
          onChange={({ currentTarget }) => (sound.lagSeconds.value = Number(currentTarget.value))}
        />
        <span class="figures">{words}</span>
      </div>
    </fieldset>
  );
}
