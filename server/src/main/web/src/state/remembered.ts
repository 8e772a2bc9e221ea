/** What this browser remembers of its person: tastes, never a token. Each is a signal that writes itself down. */
import { effect, signal, type Signal } from '@preact/signals';

export const remembered = {
  interfaceLanguage: kept('interface-language', ''),
  listenLanguage: kept('listen-language', ''),
  /** Heard while the one before it is not interpreted. */
  secondLanguage: kept('second-language', ''),
  thirdLanguage: kept('third-language', ''),
  captionLanguage: kept('caption-language', ''),
  captionSize: kept('caption-size', 1),
  captionsShown: kept('captions-shown', true),
  /** This person has asked for the floor once, and knows what happens then. */
  askedBefore: kept('asked-before', false),
  captionContrast: kept('caption-contrast', false),
  /** The sign language whose video is pinned beside the captions; empty for none. */
  signPinned: kept('sign-pinned', ''),
  volume: kept('volume', 1),
  mix: kept('mix', 0),
  mode: kept('mode', 'balanced'),
  saver: kept('saver', false),
  theme: kept('theme', ''),
  microphone: kept('microphone', ''),
  /** The device that a delegate hears by; empty for the system's own. */
  output: kept('output', ''),
  headphones: kept('headphones', ''),
  /** Which ear hears more: 0 the left, 1 the right. */
  balance: kept('booth-balance', 0.5),
  boothKeys: kept('booth-keys', ''),
  boothKeysOn: kept('booth-keys-on', true),
  moderatorKeysOn: kept('moderator-keys-on', true),
  boothVolume: kept('booth-volume', 0.7),
  bass: kept('booth-bass', 0.5),
  treble: kept('booth-treble', 0.5),
  partnerVolume: kept('booth-partner', 0.5),
  /** The partner on air is heard low beside what is listened to, and how loud. */
  partnerMonitor: kept('booth-monitor', false),
  monitorVolume: kept('booth-monitor-volume', 0.3),
  headset: kept('headset-spl', 102),
};

function kept(name: string, first: string): Signal<string>;
function kept(name: string, first: number): Signal<number>;
function kept(name: string, first: boolean): Signal<boolean>;
function kept<T extends string | number | boolean>(name: string, first: T): Signal<T> {
  const key = `dragoman.${name}`;
  const value = signal<T>(read(key, first));
  effect(() => write(key, value.value));
  return value;
}

function read<T>(key: string, first: T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof found === typeof first ? (found as T) : first;
  } catch {
    return first; // private browsing, or not ours
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // private browsing: remembered until the page closes
  }
}
