/** A booth as its interpreters see it: who is there, who is on air, and who holds the channel one would speak into. */
import { Output, type BoothsView, type DeskState, type Interpretation } from '@dragoman/client';
import type { ConferenceNames } from './conferenceNames';

export const OUTPUTS = [Output.A, Output.B, Output.C] as const;
const USUAL_TURN_MINUTES = 30;
const CUE_BEFORE_MS = 2 * 60_000;

/** A turn at the microphone, as the conference has it. */
export function turnMs(interpretation: Interpretation | undefined): number {
  return (interpretation?.shiftMinutes || USUAL_TURN_MINUTES) * 60_000;
}

/** When a turn's end is announced. */
export function cueMs(turn: number): number {
  return Math.max(turn / 2, turn - CUE_BEFORE_MS);
}

export function letter(output: Output): string {
  return output === Output.C ? 'C' : output === Output.B ? 'B' : 'A';
}

/** What an output of this booth sends into, BCP-47; undefined where the desk has no such output. */
export function languageOf(
  names: ConferenceNames,
  booth: string,
  output: Output,
): string | undefined {
  return names.booth(booth)?.outputs[
    OUTPUTS.indexOf(output === Output.UNSPECIFIED ? Output.A : output)
  ];
}

export function desksOf(booths: BoothsView | undefined, booth: string): readonly DeskState[] {
  return booths?.booths.find((one) => one.booth === booth)?.desks ?? [];
}

/** Whoever is on air into this language, in whichever booth, other than oneself. */
export function holderOf(
  booths: BoothsView | undefined,
  language: string | undefined,
  me: string,
): DeskState | undefined {
  return booths?.booths
    .flatMap(({ desks }) => desks)
    .find((desk) => desk.onAir && desk.language === language && desk.interpreter !== me);
}

/** The booths on air into this language, whoever it is. */
export function onAirInto(booths: BoothsView | undefined, language: string): DeskState | undefined {
  return holderOf(booths, language, '');
}

/** How long an interpreter has been on air, by the hub's clock; 0 while off. */
export function shiftMs(desk: DeskState | undefined, nowMs: number): number {
  return desk?.onAir ? Math.max(0, nowMs - Number(desk.onAirSinceMs)) : 0;
}
