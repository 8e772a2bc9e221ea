/** The microphones and headphones of this machine, by name, and as they are plugged in and out. */
import { signal, type ReadonlySignal } from '@preact/signals';

export interface Devices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly headphones: readonly MediaDeviceInfo[];
}

/** Whether this browser lets a page choose where it is heard. */
export const choosesHeadphones =
  typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;

/** Follows what is plugged in until `stop`; browsers name devices only once a page may use one, so look again then. */
export function watchDevices(): {
  readonly devices: ReadonlySignal<Devices>;
  readonly look: () => void;
  readonly stop: () => void;
} {
  const devices = signal<Devices>({ microphones: [], headphones: [] });
  const plugs = navigator.mediaDevices as MediaDevices | undefined; // none at an address that is not secure
  const look = () =>
    void plugs?.enumerateDevices().then(
      (all) =>
        (devices.value = {
          microphones: named(all, 'audioinput'),
          headphones: named(all, 'audiooutput'),
        }),
      () => undefined,
    );
  look();
  plugs?.addEventListener('devicechange', look);
  return { devices, look, stop: () => plugs?.removeEventListener('devicechange', look) };
}

/** The system's own choice is offered beside them. */
function named(all: readonly MediaDeviceInfo[], of: MediaDeviceKind): readonly MediaDeviceInfo[] {
  return all.filter(
    ({ kind, label, deviceId }) =>
      kind === of && label !== '' && !['', 'default', 'communications'].includes(deviceId),
  );
}
