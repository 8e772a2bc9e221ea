/** How a channel or a desk fares, as numbers a technician reads at a glance; and what of it is out of order. */
import { AlarmKind, type ChannelFare, type ChannelWatch, type DeskWatch } from '@dragoman/client';
import { t } from '../../words/words';
import type { ToldFares } from '../hub/backstage';

const TARGET_LUFS = -23;
const NEAR_LU = 3;
const STALE_MS = 500;
const MUCH_JITTER_MS = 60;
const MUCH_LOSS = 10;
const QUIETEST_DB = -60;

/** What is out of order: each has a word of its own. */
export type Fault = 'stale' | 'loud' | 'quiet' | 'jitter' | 'loss' | 'clip';

type Watched = Pick<
  ChannelWatch,
  'lastFrameAgeMs' | 'loudnessLufs' | 'jitterMs' | 'lossPermille'
> & { readonly alarms?: readonly AlarmKind[] };

/** @param carries whether anybody's microphone should be heard there just now */
export function faultsOf(watched: Watched, carries: boolean): readonly Fault[] {
  if (!carries) return [];
  const faults: Fault[] = [];
  if ((watched.lastFrameAgeMs ?? Infinity) > STALE_MS) faults.push('stale');
  const off = loudnessOff(watched.loudnessLufs);
  if (off > NEAR_LU) faults.push('loud');
  if (off < -NEAR_LU) faults.push('quiet');
  if (watched.jitterMs > MUCH_JITTER_MS) faults.push('jitter');
  if (watched.lossPermille > MUCH_LOSS) faults.push('loss');
  if (watched.alarms?.includes(AlarmKind.CLIP)) faults.push('clip');
  return faults;
}

/** How far it is from what a channel should have, LU; 0 while nobody spoke long enough to say. */
function loudnessOff(lufs: number | undefined): number {
  return lufs === undefined || lufs < QUIETEST_DB ? 0 : lufs - TARGET_LUFS;
}

/** Listeners report every five seconds; what is older than three reports is no news. */
const FARES_NEWS_MS = 15_000;

/** How the listeners of a channel fare, if they said so lately. */
export function fareOf(
  told: ToldFares | undefined,
  channel: number,
  nowMs: number,
): ChannelFare | undefined {
  if (!told || nowMs - told.atMs > FARES_NEWS_MS) return undefined;
  return told.channels.find((one) => one.channel === channel);
}

/** From mouth to ear, once: the median that listeners report, and what 95 of 100 have at most. */
export function delayWords(
  fare: ChannelFare | undefined,
  watch: Pick<ChannelWatch, 'mouthToEarMs'> | undefined,
): string {
  const median = fare?.mouthToEarMs || watch?.mouthToEarMs;
  if (!median) return '–';
  const high = fare?.mouthToEarMsHigh ?? 0;
  return high > median ? `${median} … ${milliseconds(high)}` : milliseconds(median);
}

/** A level as a part of a meter, 0 to 1. */
export function part(dbfs: number | undefined): number {
  return dbfs === undefined ? 0 : Math.min(1, Math.max(0, 1 - dbfs / QUIETEST_DB));
}

export function milliseconds(value: number): string {
  return t('unit.ms', { value });
}

/** An age as it is read: milliseconds, seconds, or nothing yet. */
export function age(ms: number | undefined): string {
  if (ms === undefined) return '–';
  if (ms < 1000) return milliseconds(ms);
  if (ms >= 100_000) return `> ${t('unit.seconds', { value: 99 })}`;
  const seconds = ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000);
  return t('unit.seconds', { value: seconds });
}

export function decibels(value: number | undefined): string {
  return value === undefined || value <= -100 ? '–' : String(value).replace('-', '−');
}

/** Whether a desk has anything to show: others sit there and are silent. */
export function sounds({ lastFrameAgeMs }: DeskWatch): boolean {
  return lastFrameAgeMs !== undefined;
}
