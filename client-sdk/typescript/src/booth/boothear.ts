import type { Sound } from '../audio/sound.js';
import type { BoothEarState, PageToBoothEar } from './messages.js';

/** The booth's worklets, as one file that a page's bundler copies as it is. */
const workletUrl = new URL('./booth.js', import.meta.url);
const mostToneDb = 12;

/**
 * What stands between a booth's sound and its headset: bass and treble, volume, and protection of the
 * hearing in three stages. Modelled on interpreters' desks (ISO 20109); it is
 * not a certified device, and knows of the headset only what `headset` is told.
 */
export class BoothEar {
  /** Called four times a second. */
  onState: (state: BoothEarState) => void = () => undefined;
  private tones = { bass: 0, treble: 0 };

  private constructor(
    private readonly ear: AudioWorkletNode,
    private readonly sides: { readonly left: GainNode; readonly right: GainNode },
  ) {
    ear.port.onmessage = (event: MessageEvent<BoothEarState>) => this.onState(event.data);
  }

  /** Puts the ear behind everything this sound plays. */
  static async fit(sound: Sound): Promise<BoothEar> {
    const { context } = sound;
    await context.audioWorklet.addModule(workletUrl);
    const ear = new AudioWorkletNode(context, 'dragoman-booth-ear', { outputChannelCount: [1] });
    // Two gains and no panner: in the middle both ears hear what they would without, and no ear ever more.
    const [left, right] = [new GainNode(context), new GainNode(context)];
    const both = new ChannelMergerNode(context, { numberOfInputs: 2 });
    ear.connect(left).connect(both, 0, 0);
    ear.connect(right).connect(both, 0, 1);
    sound.through(ear, both);
    return new BoothEar(ear, { left, right });
  }

  /** 0 is silence, 1 as it comes, 4 at most; the protection stands behind it. */
  set volume(gain: number) {
    if (!(gain >= 0 && gain <= 4)) throw new RangeError(`volume from 0 to 4, not ${gain}`);
    this.tell({ tell: 'volume', gain });
  }

  /** -1 is the left ear alone, 0 both, 1 the right alone; neither ear ever hears more than without. */
  set balance(side: number) {
    if (!(Math.abs(side) <= 1)) throw new RangeError(`balance from -1 to 1, not ${side}`);
    this.sides.left.gain.value = Math.min(1, 1 - side);
    this.sides.right.gain.value = Math.min(1, 1 + side);
  }

  /** Below 250 Hz, decibels: -12 to 12. */
  set bass(decibels: number) {
    this.tone({ ...this.tones, bass: decibels });
  }

  /** Above 3 kHz, decibels: -12 to 12. */
  set treble(decibels: number) {
    this.tone({ ...this.tones, treble: decibels });
  }

  /** What a full-scale sine makes in this headset at the system's volume, dB SPL: 102 where nobody measured. */
  set headset(spl: number) {
    this.tell({ tell: 'headset', spl });
  }

  /**
   * Plays a tone of 1 kHz in place of everything else, for a minute at most: as loud as 70 dB SPL if `headset` is right. Set
   * `headset` until a meter at the ear cushion reads that. It stays below 100 dB SPL in any headset that may be told.
   */
  calibrate(playing: boolean): void {
    this.tell({ tell: 'calibration', playing });
  }

  private tone(tones: { readonly bass: number; readonly treble: number }): void {
    for (const decibels of [tones.bass, tones.treble]) {
      if (!(Math.abs(decibels) <= mostToneDb))
        throw new RangeError(`a tone from -12 to 12 dB, not ${decibels}`);
    }
    this.tones = tones;
    this.tell({ tell: 'tone', ...tones });
  }

  private tell(message: PageToBoothEar): void {
    this.ear.port.postMessage(message);
  }
}
