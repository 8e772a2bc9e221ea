/** Which microphone and headphones the desk uses, seen and heard before anybody else hears them; kept on this machine. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../parts/Button';
import { MicrophoneTest } from '../parts/MicrophoneTest';
import { remembered } from '../state/remembered';
import { choosesHeadphones, watchDevices } from '../state/sound/devices';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

const TONE_HZ = 440;
const TONE_S = 1;
const TONE_LOUDNESS = 0.1;

export function DeviceChoice({ sound, speaks }: { sound: SoundDesk; speaks: boolean }) {
  const { devices, look, stop } = useMemo(watchDevices, []);
  useEffect(() => stop, [stop]);
  return (
    <fieldset class="devices" data-test="devices">
      <legend class="unseen">{t('desk-devices.title')}</legend>
      {speaks && (
        <>
          <Choice
            test="microphone-choice"
            words={t('desk-devices.microphone')}
            chosen={remembered.microphone}
            devices={devices.value.microphones}
          />
          <MicrophoneTest sound={sound} plain opened={look} />
        </>
      )}
      {choosesHeadphones && (
        <Choice
          test="headphones-choice"
          words={t('desk-devices.headphones')}
          chosen={remembered.headphones}
          devices={devices.value.headphones}
        />
      )}
      <HeadphonesTest />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly test: string;
  readonly words: string;
  readonly chosen: Signal<string>;
  readonly devices: readonly MediaDeviceInfo[];
}

function Choice({ test, words, chosen, devices }: ChoiceProps) {
  const missing = chosen.value !== '' && !devices.some(({ deviceId }) => deviceId === chosen.value);
  return (
    <label class="device">
      <span>{words}</span>
      <select
        class="choice"
        data-test={test}
        value={chosen.value}
        onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}
      >
        <option value="">{t('desk-devices.default')}</option>
        {devices.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
        {missing && <option value={chosen.value}>{t('desk-devices.unplugged')}</option>}
      </select>
    </label>
  );
}

/** A tone in the chosen headphones alone. */
function HeadphonesTest() {
  const failed = useSignal(false);
  const play = async () => {
    failed.value = false;
    const context = new AudioContext() as AudioContext & {
      setSinkId?: (id: string) => Promise<void>;
    };
    try {
      if (remembered.headphones.peek()) await context.setSinkId?.(remembered.headphones.peek());
    } catch {
      failed.value = true; // unplugged meanwhile
    }
    const tone = new OscillatorNode(context, { frequency: TONE_HZ });
    tone.connect(new GainNode(context, { gain: TONE_LOUDNESS })).connect(context.destination);
    tone.onended = () => void context.close();
    tone.start();
    tone.stop(context.currentTime + TONE_S);
  };
  return (
    <div class="microphone-test">
      <Button test="try-headphones" icon="headphones" onPress={() => void play()}>
        {t('desk-devices.tone')}
      </Button>
      <p class="small soft" role="status">
        {t(failed.value ? 'desk-devices.unplugged' : 'desk-devices.tone-note')}
      </p>
    </div>
  );
}
