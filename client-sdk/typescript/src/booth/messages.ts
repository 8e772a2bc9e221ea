/** From the page to the booth's ear. */
export type PageToBoothEar =
  | { readonly tell: 'volume'; readonly gain: number }
  | { readonly tell: 'tone'; readonly bass: number; readonly treble: number }
  | { readonly tell: 'headset'; readonly spl: number }
  | { readonly tell: 'calibration'; readonly playing: boolean };

/** What the booth's ear says of itself, four times a second. */
export interface BoothEarState {
  /** Of what comes in, before tone and volume: LUFS over 3 s; -70 in silence. */
  readonly loudness: number;
  /** By how much the protection turned down, decibels. */
  readonly reductionDb: number;
  /** Sudden jumps of level that were softened, since it began. */
  readonly jumps: number;
  /** The mean of the last minute at the ear, dB SPL; an estimate, as good as what is known of the headset. */
  readonly meanSpl: number;
  /** The ear was told just now that it gets too much. */
  readonly tooMuch: boolean;
  /** The tone that measures the headset is played, in place of everything else. */
  readonly calibrating: boolean;
}
