/** One's microphone tried before one's turn: it opens for some seconds, shows a level, and nothing of it leaves the device. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Meter } from '../parts/Meter';
import { microphoneTrouble } from '../state/sound/liveSound';
import { remembered } from '../state/remembered';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

const SECONDS = 6;
const HEARD = 0.01;

interface MicrophoneTestProps {
  readonly sound: SoundDesk;
  /** As a podium's is sent: without what a browser does to a phone's. */
  readonly plain?: boolean;
  /** The device was let in: browsers name their devices from then on. */
  readonly opened?: () => void;
}

export function MicrophoneTest({ sound, plain = false, opened }: MicrophoneTestProps) {
  const trying = useSignal(false);
  const result = useSignal<'heard' | 'nothing' | undefined>(undefined);
  const level = useSignal(0);
  const stop = useSignal<() => void>(() => undefined);
  // Closed with the dialog: a microphone is never left open.
  useEffect(() => () => stop.peek()(), []);
  const start = async () => {
    if (sound.microphone.value !== 'closed') return; // it is one's turn: nothing to try
    trying.value = true;
    result.value = undefined;
    try {
      let loudest = 0;
      const end = await listenToOneself(plain, (rms) => {
        level.value = rms;
        loudest = Math.max(loudest, rms);
      });
      opened?.();
      stop.value = () => {
        end();
        trying.value = false;
        result.value = loudest > HEARD ? 'heard' : 'nothing';
        stop.value = () => undefined;
      };
      setTimeout(() => stop.peek()(), SECONDS * 1000);
    } catch (error) {
      trying.value = false;
      sound.trouble.value = microphoneTrouble(error);
    }
  };
  return (
    <div class="microphone-test" data-test="microphone-test" data-result={result.value}>
      <Button test="try-microphone" icon="mic" disabled={trying.value} onPress={() => void start()}>
        {t('check.microphone')}
      </Button>
      {trying.value && <Meter level={() => level.peek()} />}
      <p class="small soft" role="status">
        {trying.value
          ? t('check.speak')
          : result.value
            ? t(`check.microphone-${result.value}`)
            : t('check.microphone-note')}
      </p>
    </div>
  );
}

/** The device by itself, with no way to the hub: what it gives is measured and forgotten. Answers with how to end it. */
async function listenToOneself(plain: boolean, tell: (rms: number) => void): Promise<() => void> {
  const deviceId = remembered.microphone.peek();
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      ...(plain && { echoCancellation: false, noiseSuppression: false, autoGainControl: false }),
      ...(deviceId && { deviceId: { exact: deviceId } }),
    },
  });
  const context = new AudioContext();
  const meter = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  const timer = setInterval(() => {
    meter.getFloatTimeDomainData(samples);
    tell(Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length));
  }, 100);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
}
