/** Which link of the chain from the hub to the ear is broken, told from what the page knows; and a code to read out. */
import type { SoundTrouble } from '../state/sound/sound';

/** The links in their order; `ear`: everything works up to the loudspeaker, so it is the device's own volume or output. */
export const LINKS = [
  'network',
  'browser',
  'allowed',
  'channel',
  'frames',
  'volume',
  'ear',
] as const;
export type ChainLink = (typeof LINKS)[number];

/** What the page sees of itself at one moment. */
export interface Seen {
  readonly connected: boolean;
  readonly soundConnected: boolean;
  readonly trouble: SoundTrouble | undefined;
  /** The channel listened to; undefined for none. */
  readonly channel: number | undefined;
  /** Somebody speaks or interprets on it. */
  readonly carried: boolean;
  /** Milliseconds since sound of it was heard of; undefined: never. */
  readonly framesAgeMs: number | undefined;
  /** Milliseconds since the hub last sent sound of it to anybody, as it says itself; undefined: it has not said. */
  readonly hubAgeMs?: number | undefined;
  readonly muted: boolean;
  readonly volume: number;
}

const FRAMES_NEWS_MS = 4_000;
const TOO_QUIET = 0.05;

/** The first link that is broken; `ear` where none of ours is. */
export function brokenLink(seen: Seen): ChainLink {
  if (!seen.connected) return 'network';
  if (['unsupported', 'insecure', 'failed'].includes(seen.trouble ?? '')) return 'browser';
  if (seen.trouble === 'blocked') return 'allowed';
  if (!seen.soundConnected && seen.channel !== undefined) return 'network';
  if (seen.channel === undefined || !seen.carried) return 'channel';
  // On air, but the hub itself gets nothing: not this device's fault.
  if ((seen.hubAgeMs ?? 0) > FRAMES_NEWS_MS) return 'channel';
  if (seen.framesAgeMs === undefined || seen.framesAgeMs > FRAMES_NEWS_MS) return 'frames';
  if (seen.muted || seen.volume < TOO_QUIET) return 'volume';
  return 'ear';
}

/** No letter that is taken for another, in any script of the conference or on a bad line. */
const LETTERS = 'ACDEFHJKLMNPRTUXY';

/**
 * Four letters: the broken link, the channel, and two that tell the person's phone from its neighbours'.
 * The technician reads the first as: A network, C browser, D not allowed, E channel, F frames, H volume, J device.
 */
export function codeOf(seen: Seen, participant: string): string {
  const letter = (n: number) => LETTERS[n % LETTERS.length] as string;
  let sum = 7;
  for (const sign of participant) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 104_729;
  const channel = seen.channel === undefined ? LETTERS.length - 1 : seen.channel;
  return (
    letter(LINKS.indexOf(brokenLink(seen))) +
    letter(channel) +
    letter(sum) +
    letter(Math.floor(sum / LETTERS.length))
  );
}

/** System and browser in a word each, so that the technician sees what those without sound have in common. */
export function platformOf(userAgent: string): string {
  const first = (of: readonly (readonly [RegExp, string])[]) =>
    of.find(([sign]) => sign.test(userAgent))?.[1] ?? 'other';
  const system = first([
    [/Android/, 'Android'],
    [/iPhone|iPad|iPod/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux|CrOS/, 'Linux'],
  ]);
  const browser = first([
    [/SamsungBrowser/, 'Samsung'],
    [/Edg/, 'Edge'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  return `${system} ${browser}`;
}
