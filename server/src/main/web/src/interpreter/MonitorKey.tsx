/** Switches the low monitor of the partner on and off, with a volume of its own. */
import { Slider } from '../parts/Slider';
import { remembered } from '../state/remembered';
import { t } from '../words/words';

export function MonitorKey() {
  const on = remembered.partnerMonitor.value;
  return (
    <span class="partner-ear">
      <button
        type="button"
        class="button"
        data-test="partner-monitor"
        aria-pressed={on}
        onClick={() => (remembered.partnerMonitor.value = !on)}
      >
        <span class="small">{t('hear.monitor')}</span>
      </button>
      {on && (
        <Slider
          test="monitor-volume"
          label={t('hear.monitor-volume')}
          value={remembered.monitorVolume}
        />
      )}
    </span>
  );
}
