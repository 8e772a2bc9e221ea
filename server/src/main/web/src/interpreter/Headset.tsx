/** How loud this headset is: a tone, a meter at the ear cushion, and a slider until the meter reads what it should. */
import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Slider } from '../parts/Slider';
import { t } from '../words/words';
import { percent } from '../words/written';
import type { Desk } from './desk';
import { DeviceChoice } from './DeviceChoice';

const QUIETEST = 85;
const LOUDEST = 130;
const USUAL = 102;

export function Headset({ desk }: { desk: Desk }) {
  const { ear } = desk;
  const spl = ear.headset;
  const playing = ear.calibrating.value;
  const onAir = useComputed(() => desk.onAir());
  const close = () => (desk.headsetShown.value = false);
  useEffect(() => () => ear.calibrate(false), [ear]);
  useEffect(() => {
    if (onAir.value) ear.calibrate(false); // whoever interprets must hear
  }, [onAir.value, ear]);
  return (
    <Dialog label={t('ear.headset')} close={close}>
      <h2>{t('ear.headset')}</h2>
      <p>{t('ear.calibrate')}</p>
      <Button
        test="calibration-tone"
        {...(playing ? { look: 'main' as const } : {})}
        icon={playing ? 'square' : 'activity'}
        disabled={onAir.value || ear.state.value === undefined}
        onPress={() => ear.calibrate(!playing)}
      >
        {t(playing ? 'ear.tone-stop' : 'ear.tone-play')}
      </Button>
      <label class="headset-level">
        <span>{t('ear.headset-level')}</span>
        <input
          type="range"
          class="slider"
          data-test="headset-level"
          min={QUIETEST}
          max={LOUDEST}
          step={1}
          value={spl.value}
          style={{ '--filled': `${((spl.value - QUIETEST) / (LOUDEST - QUIETEST)) * 100}%` }}
          aria-valuetext={`${spl.value} dB`}
          onInput={({ currentTarget }) => (spl.value = Number(currentTarget.value))}
        />
        <span class="figures" data-test="headset-spl">
          {spl.value} dB SPL
        </span>
      </label>
      <p class="small soft">{t('ear.headset-usual', { usual: USUAL })}</p>
      <p class="small soft">{t('ear.note')}</p>
      <label class="headset-level">
        <span>{t('ear.balance')}</span>
        <Slider test="balance" label={t('ear.balance')} value={ear.balance} words={sideWords} />
        <span class="figures small">{sideWords(ear.balance.value)}</span>
      </label>
      {!desk.onAir() && <DeviceChoice sound={desk.sound} speaks={desk.hasMicrophone.value} />}
      <div class="dialog-keys">
        <Button test="headset-usual" icon="undo-2" onPress={() => (spl.value = USUAL)}>
          {t('keys.first')}
        </Button>
        <Button test="headset-close" look="main" focused onPress={close}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The middle, or how far to which ear. */
function sideWords(place: number): string {
  const side = Math.round((place - 0.5) * 20) / 10;
  if (side === 0) return t('ear.middle');
  return t(side < 0 ? 'ear.left' : 'ear.right', { part: percent(Math.abs(side)) });
}
