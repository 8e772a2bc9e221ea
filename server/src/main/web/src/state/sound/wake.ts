/** Keeps the screen awake while something is read from it; never for sound alone. */
import { effect, type ReadonlySignal } from '@preact/signals';

export function keepAwake(wanted: ReadonlySignal<boolean>): void {
  let lock: Promise<WakeLockSentinel | undefined> | undefined;
  const hold = () => {
    if (!wanted.peek() || document.hidden || !('wakeLock' in navigator)) return;
    lock = navigator.wakeLock.request('screen').catch(() => undefined); // low battery: it goes dark
  };
  const release = () => {
    void lock?.then((held) => held?.release());
    lock = undefined;
  };
  effect(() => {
    if (wanted.value) hold();
    else release();
  });
  // The browser takes the lock away from a page that is not seen.
  document.addEventListener('visibilitychange', hold);
}
