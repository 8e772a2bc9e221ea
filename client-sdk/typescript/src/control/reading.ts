import type { Language, Text } from '../gen/dragoman/v1/conference_pb.js';
import type { ListView, Speech } from '../gen/dragoman/v1/views_pb.js';

/**
 * A text in one language: the tag itself, then its shorter forms (pt-BR, pt), then the conference's languages in their
 * order, then whatever there is; empty if there is nothing.
 */
export function textIn(
  text: Text | undefined,
  tag: string,
  languages: readonly (Pick<Language, 'tag'> | string)[] = [],
): string {
  const texts = text?.in ?? {};
  for (let wanted = tag; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')))) {
    const found = texts[wanted];
    if (found !== undefined) return found;
  }
  for (const language of languages) {
    const found = texts[typeof language === 'string' ? language : language.tag];
    if (found !== undefined) return found;
  }
  return Object.values(texts)[0] ?? '';
}

/** How long a speech has taken, milliseconds. `nowMs` is the hub's time, `client.serverNow()`. */
export function speechUsedMs(speech: Pick<Speech, 'usedMs' | 'runningSinceMs'>, nowMs: number): number {
  if (speech.runningSinceMs === 0n) return speech.usedMs;
  return speech.usedMs + Math.max(0, nowMs - Number(speech.runningSinceMs));
}

/** What is left of a speech, milliseconds, below zero once it is over; undefined where there is no limit. */
export function speechLeftMs(
  speech: Pick<Speech, 'usedMs' | 'runningSinceMs' | 'limitSeconds'>,
  nowMs: number,
): number | undefined {
  return speech.limitSeconds === 0 ? undefined : speech.limitSeconds * 1000 - speechUsedMs(speech, nowMs);
}

/** A participant's place on the list of speakers, 1 is next; undefined where not on it. */
export function placeOf(list: Pick<ListView, 'turns'> | undefined, participant: string): number | undefined {
  const at = list?.turns.findIndex((turn) => turn.participant === participant) ?? -1;
  return at < 0 ? undefined : at + 1;
}
