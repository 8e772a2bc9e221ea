/** Notices that the network is too weak for how the sound is set, and says what would help: steadier, then less data, then captions. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Fares, Mode, SoundDesk } from '../state/sound/sound';

/** What would help. */
export type Help = 'stable' | 'saver' | 'read';

export interface Weak {
  readonly help: ReadonlySignal<Help | undefined>;
  /** The person wants no advice for some minutes. */
  dismiss(): void;
}

const TROUBLED_MS = 600; // of 30 seconds: 2 %
const TROUBLED_UNDERRUNS = 4;
const WELL_MS = 150;
const REST_MS = 300_000;

/** Whether sound is made up or missing more than a listener should bear; with some inertia, so that nothing flickers. */
export function troubled({ concealedMs, underruns }: Fares, before: boolean): boolean {
  return before
    ? concealedMs > WELL_MS || underruns > 1
    : concealedMs > TROUBLED_MS || underruns >= TROUBLED_UNDERRUNS;
}

export function helpFor(mode: Mode, saver: boolean): Help {
  if (mode !== 'stable') return 'stable';
  return saver ? 'read' : 'saver';
}

export function weakNetwork(sound: SoundDesk, now: () => number = Date.now): Weak {
  const weak = signal(false);
  const restUntil = signal(0);
  effect(() => {
    const fares = sound.fares.value;
    if (fares) weak.value = troubled(fares, weak.peek()) && now() > restUntil.value;
  });
  // What was changed is given time to show.
  effect(() => {
    void sound.mode.value;
    void sound.saver.value;
    weak.value = false;
    restUntil.value = Math.max(restUntil.peek(), now() + 30_000);
  });
  return {
    help: computed(() =>
      weak.value && sound.state.value === 'on' && sound.hearing.value !== undefined
        ? helpFor(sound.mode.value, sound.saver.value)
        : undefined,
    ),
    dismiss: () => {
      weak.value = false;
      restUntil.value = now() + REST_MS;
    },
  };
}
