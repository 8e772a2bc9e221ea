/** A participant's own place, worked out from the list that all see. */
import type { ListView, Speech } from '@dragoman/client';
import { speechClock } from './clock';

export interface Place {
  readonly turn: number;
  /** 1 is next. */
  readonly place: number;
  /** Until their turn comes, if every speech takes its limit; undefined where speeches have none. */
  readonly waitMs: number | undefined;
  readonly movedBy: string;
  readonly reason: string;
}

export function placeIn(
  list: ListView | undefined,
  participant: string,
  speech: Speech | undefined,
  speechSeconds: number,
  nowMs: number,
): Place | undefined {
  const at = list?.turns.findIndex((turn) => turn.participant === participant) ?? -1;
  const turn = list?.turns[at];
  if (!turn) return undefined;
  const waitMs =
    speechSeconds === 0 ? undefined : at * speechSeconds * 1000 + leftOf(speech, nowMs);
  return { turn: turn.turn, place: at + 1, waitMs, movedBy: turn.movedBy, reason: turn.reason };
}

function leftOf(speech: Speech | undefined, nowMs: number): number {
  if (!speech || speech.limitSeconds === 0) return 0;
  return Math.max(0, speechClock(speech, nowMs).leftMs);
}
