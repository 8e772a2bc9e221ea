/** Which microphone this console opens, tried before it is needed: nobody hears the trial. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { MicrophoneTest } from '../parts/MicrophoneTest';
import { remembered } from '../state/remembered';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

interface MicrophoneChoiceProps {
  readonly sound: SoundDesk;
  readonly tried: () => void;
  readonly close: () => void;
}

export function MicrophoneChoice({ sound, tried, close }: MicrophoneChoiceProps) {
  const devices = useSignal<readonly MediaDeviceInfo[]>([]);
  const look = () =>
    void namedMicrophones().then(
      (found) => (devices.value = found),
      () => undefined,
    );
  useEffect(() => {
    look();
    const plugs = navigator.mediaDevices as MediaDevices | undefined; // none at an address that is not secure
    plugs?.addEventListener('devicechange', look);
    return () => plugs?.removeEventListener('devicechange', look);
  }, []);
  const chosen = remembered.microphone.value;
  const missing = chosen !== '' && !devices.value.some(({ deviceId }) => deviceId === chosen);
  return (
    <Dialog label={t('podium.choose')} close={close}>
      <h2>{t('podium.title')}</h2>
      <label class="microphone-choice">
        <span>{t('podium.device')}</span>
        <select
          class="choice"
          data-test="microphone-choice"
          value={chosen}
          onChange={({ currentTarget }) => (remembered.microphone.value = currentTarget.value)}
        >
          <option value="">{t('podium.default')}</option>
          {devices.value.map(({ deviceId, label }) => (
            <option key={deviceId} value={deviceId}>
              {label}
            </option>
          ))}
          {missing && <option value={chosen}>{t('podium.unplugged')}</option>}
        </select>
      </label>
      <p class="small soft">{t('podium.plain')}</p>
      <MicrophoneTest
        sound={sound}
        plain
        opened={() => {
          look();
          tried();
        }}
      />
      <div class="dialog-keys">
        <Button test="microphone-choice-close" look="main" focused onPress={close}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Browsers name devices only once a page may use one; the system's own choice is offered beside them. */
async function namedMicrophones(): Promise<readonly MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(
    ({ kind, label, deviceId }) =>
      kind === 'audioinput' &&
      label !== '' &&
      !['', 'default', 'communications'].includes(deviceId),
  );
}
