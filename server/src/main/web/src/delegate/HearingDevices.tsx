/** Which microphone one speaks into and which device one hears by, where the browser lets one choose; the level is seen before the turn. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { MicrophoneTest } from '../parts/MicrophoneTest';
import { remembered } from '../state/remembered';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

export function HearingDevices({ sound }: { sound: SoundDesk }) {
  const devices = useSignal<readonly MediaDeviceInfo[]>([]);
  const look = () => void named().then((found) => (devices.value = found));
  useEffect(() => {
    look();
    const plugs = navigator.mediaDevices as MediaDevices | undefined; // none at an address that is not secure
    plugs?.addEventListener('devicechange', look);
    return () => plugs?.removeEventListener('devicechange', look);
  }, []);
  const of = (wanted: MediaDeviceKind) => devices.value.filter(({ kind }) => kind === wanted);
  return (
    <fieldset class="devices" data-test="devices">
      <legend class="heading">{t('devices.title')}</legend>
      <Choice
        test="device-microphone"
        label={t('devices.microphone')}
        devices={of('audioinput')}
        chosen={remembered.microphone.value}
        choose={(id) => (remembered.microphone.value = id)}
      />
      {sound.canChooseOutput && of('audiooutput').length > 0 && (
        <Choice
          test="device-output"
          label={t('devices.output')}
          devices={of('audiooutput')}
          chosen={remembered.output.value}
          choose={(id) => (remembered.output.value = id)}
        />
      )}
      <MicrophoneTest sound={sound} opened={look} />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly test: string;
  readonly label: string;
  readonly devices: readonly MediaDeviceInfo[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function Choice({ test, label, devices, chosen, choose }: ChoiceProps) {
  const missing = chosen !== '' && !devices.some(({ deviceId }) => deviceId === chosen);
  return (
    <label class="device">
      <span class="small">{label}</span>
      <select
        class="choice"
        data-test={test}
        value={chosen}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{t('devices.default')}</option>
        {devices.map(({ deviceId, label: name }) => (
          <option key={deviceId} value={deviceId}>
            {name}
          </option>
        ))}
        {missing && <option value={chosen}>{t('devices.unplugged')}</option>}
      </select>
    </label>
  );
}

/** Browsers name devices only once a page may use one; the system's own choice is offered beside them. */
async function named(): Promise<readonly MediaDeviceInfo[]> {
  try {
    const found = await navigator.mediaDevices.enumerateDevices();
    return found.filter(
      ({ label, deviceId }) => label && !['', 'default', 'communications'].includes(deviceId),
    );
  } catch {
    return [];
  }
}
