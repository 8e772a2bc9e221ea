/**
 * What an ear may get, in decibels below full scale (RMS). The numbers are sound pressure: a ceiling of 100 dB SPL at
 * any instant, 94 if it lasts longer than 100 ms, a notice past 80 as the mean of a minute, beeps of 70. A browser
 * does not know what a headset makes of its numbers, so somebody has to say it.
 */
export interface SafeLevels {
  readonly ceiling: number;
  readonly sustained: number;
  readonly mean: number;
  readonly beep: number;
  /** Sound pressure, in dB SPL, of an RMS of full scale. */
  readonly fullScale: number;
}

/** dB SPL of a full-scale sine in the headset at full volume, where nobody measured it: what laptops' headsets do. */
export const usualHeadset = 102;
export const quietestHeadset = 85;
export const loudestHeadset = 130;

/** @param headset dB SPL of a full-scale sine in this headset */
export function safeLevels(headset: number = usualHeadset): SafeLevels {
  if (!(headset >= quietestHeadset && headset <= loudestHeadset))
    throw new RangeError(`a headset of ${quietestHeadset} to ${loudestHeadset} dB SPL, not ${headset}`);
  const fullScale = headset + 10 * Math.log10(2);
  return {
    ceiling: 100 - fullScale,
    sustained: 94 - fullScale,
    mean: 80 - fullScale,
    beep: 70 - fullScale,
    fullScale,
  };
}

/** The amplitude of a level in decibels. */
export function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}
