/** The ear of a booth's desk, as signals: tone, volume, repeating, and what the protection of the hearing does. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Sound } from '@dragoman/client/audio';
import type { BoothEar, BoothEarState } from '@dragoman/client/booth';
import { remembered } from '../remembered';
import { choosesHeadphones } from './devices';

const MOST_TONE_DB = 12;
const REPEATED_SECONDS = 7;

export interface EarDesk {
  /** 0 to 1, the middle is as it comes. */
  readonly bass: Signal<number>;
  readonly treble: Signal<number>;
  readonly partner: Signal<number>;
  /** 0 the left ear, 1 the right. */
  readonly balance: Signal<number>;
  /** What a full-scale tone makes in the headset, dB SPL. */
  readonly headset: Signal<number>;
  readonly state: ReadonlySignal<BoothEarState | undefined>;
  /** How far behind one hears while something is repeated, milliseconds; 0 when live. */
  readonly behindMs: ReadonlySignal<number>;
  /** How loud one's own microphone is, LUFS over 3 s. */
  readonly spoken: ReadonlySignal<number | undefined>;
  /** The ear had too much sound in the last minute: shown until it is put away. */
  readonly tooMuch: Signal<boolean>;
  /** The tone that measures the headset is played, in place of everything else. */
  readonly calibrating: ReadonlySignal<boolean>;
  calibrate(playing: boolean): void;
  /** The last seconds again, or live again where they are repeated already. */
  repeat(): void;
}

export function boothEar(sound: ReadonlySignal<Sound | undefined>): EarDesk {
  const state = signal<BoothEarState | undefined>(undefined);
  const behindMs = signal(0);
  const spoken = signal<number | undefined>(undefined);
  const tooMuch = signal(false);
  const calibrating = signal(false);
  let fitted: BoothEar | undefined;
  effect(() => {
    const opened = sound.value;
    if (!opened) return;
    opened.on('behind', ({ ms }) => (behindMs.value = ms));
    opened.on('level', ({ of, loudness }) => {
      if (of === 'microphone') spoken.value = loudness;
    });
    void fit(opened);
    effect(() => {
      // Unplugged meanwhile: the system's own choice goes on.
      if (choosesHeadphones)
        opened.setOutputDevice(remembered.headphones.value).catch(() => undefined);
    });
  });

  const fit = async (opened: Sound) => {
    const { BoothEar } = await import('@dragoman/client/booth');
    const ear = await BoothEar.fit(opened);
    fitted = ear;
    ear.onState = (told) => {
      state.value = told;
      calibrating.value = told.calibrating;
      if (told.tooMuch) tooMuch.value = true;
    };
    effect(() => void (ear.volume = remembered.boothVolume.value));
    effect(() => void (ear.bass = toneDecibels(remembered.bass.value)));
    effect(() => void (ear.treble = toneDecibels(remembered.treble.value)));
    effect(() => void (ear.headset = remembered.headset.value));
    effect(() => void (ear.balance = (remembered.balance.value - 0.5) * 2));
  };

  return {
    bass: remembered.bass,
    treble: remembered.treble,
    partner: remembered.partnerVolume,
    balance: remembered.balance,
    headset: remembered.headset,
    state,
    behindMs,
    spoken,
    tooMuch,
    calibrating,
    calibrate: (playing) => fitted?.calibrate(playing),
    repeat: () => sound.peek()?.repeat(behindMs.peek() > 0 ? 0 : REPEATED_SECONDS),
  };
}

/** A slider's place as toneDecibels, −12 to 12. */
export function toneDecibels(place: number): number {
  return Math.round((place - 0.5) * 2 * MOST_TONE_DB);
}
