/** The speech clock as all consoles show it: amber in the last minute, red past the limit, over-run counted up. */
import { speechUsedMs, type Speech } from '@dragoman/client';

export type Tone = 'calm' | 'attention' | 'over';

export interface ClockReading {
  readonly usedMs: number;
  /** 0: no limit. */
  readonly limitMs: number;
  /** Below zero once the speech runs over; without a limit, Infinity. */
  readonly leftMs: number;
  readonly tone: Tone;
  readonly running: boolean;
}

export const ATTENTION_MS = 60_000;

export function speechClock(speech: Speech, nowMs: number): ClockReading {
  const usedMs = speechUsedMs(speech, nowMs);
  const limitMs = speech.limitSeconds * 1000;
  const leftMs = limitMs === 0 ? Infinity : limitMs - usedMs;
  const tone = leftMs <= 0 ? 'over' : leftMs <= ATTENTION_MS ? 'attention' : 'calm';
  return { usedMs, limitMs, leftMs, tone, running: speech.runningSinceMs !== 0n };
}

/** Minutes and seconds, hours only where there are any. The same digits in every language. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** How much of the limit is used, 0 to 1. */
export function share(clock: ClockReading): number {
  return clock.limitMs === 0 ? 0 : Math.min(1, clock.usedMs / clock.limitMs);
}

/** The time of day in the conference's place. */
export function timeOfDay(nowMs: number, timeZone: string, seconds = false): string {
  const wanted: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds && { second: '2-digit' }),
  };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...wanted, ...(timeZone && { timeZone }) }).format(
      nowMs,
    );
  } catch {
    return new Intl.DateTimeFormat('en-GB', wanted).format(nowMs); // a zone this browser does not know: its own
  }
}
