import type { BoothEarState, PageToBoothEar } from '../booth/messages.js';
import { Biquad, highShelf, lowShelf } from '../dsp/biquad.js';
import { CalibrationTone } from '../dsp/calibration.js';
import { LoudnessMeter } from '../dsp/loudness.js';
import { HearingProtection } from '../dsp/protection.js';
import { safeLevels } from '../dsp/safelevels.js';
import { perMs, quantum, rate } from '../dsp/samples.js';

const tellEvery = rate / 4;
const bassHertz = 250;
const trebleHertz = 3_000;
const volumeFollows = 1 - Math.exp(-1 / (10 * perMs));

/**
 * The worklet between what is played and a booth's headset: toned, as loud as wished, and never louder than an
 * ear bears.
 */
export class BoothEar extends AudioWorkletProcessor {
  private readonly meter = new LoudnessMeter();
  private readonly protection = new HearingProtection();
  private readonly bass = new Biquad(lowShelf(bassHertz, 0));
  private readonly treble = new Biquad(highShelf(trebleHertz, 0));
  private readonly tone = new CalibrationTone();
  private readonly samples = new Float32Array(quantum);
  private volume = 1;
  private gain = 0;
  private untold = 0;

  constructor() {
    super();
    this.tone.measure(safeLevels().fullScale);
    this.port.onmessage = (event: MessageEvent<PageToBoothEar>) => this.fromPage(event.data);
  }

  override process(inputs: Float32Array<ArrayBuffer>[][], outputs: Float32Array<ArrayBuffer>[][]): boolean {
    const out = outputs[0]?.[0];
    if (out === undefined) return true;
    const input = inputs[0]?.[0];
    for (let at = 0; at < out.length; at += quantum) this.piece(input, out, at);
    this.untold += out.length;
    if (this.untold >= tellEvery) this.tellPage();
    return true;
  }

  private piece(input: Float32Array | undefined, out: Float32Array, at: number): void {
    const { samples } = this;
    const count = Math.min(quantum, out.length - at);
    for (let i = 0; i < count; i++) samples[i] = input?.[at + i] ?? 0;
    this.meter.see(samples, count);
    for (let i = 0; i < count; i++) {
      this.gain += (this.volume - this.gain) * volumeFollows;
      samples[i] = this.gain * this.treble.next(this.bass.next(samples[i] as number));
    }
    this.protection.run(samples, count);
    this.tone.run(samples, count);
    for (let i = 0; i < count; i++) out[at + i] = samples[i] as number;
  }

  private fromPage(message: PageToBoothEar): void {
    switch (message.tell) {
      case 'volume':
        this.volume = message.gain;
        return;
      case 'tone':
        this.bass.by = lowShelf(bassHertz, message.bass);
        this.treble.by = highShelf(trebleHertz, message.treble);
        return;
      case 'headset':
        this.protection.measure(safeLevels(message.spl));
        return this.tone.measure(safeLevels(message.spl).fullScale);
      case 'calibration':
        return this.tone.play(message.playing);
    }
  }

  private tellPage(): void {
    this.untold = 0;
    const state: BoothEarState = {
      loudness: this.meter.shortTerm,
      reductionDb: this.protection.takeReduction(),
      jumps: this.protection.jumps,
      meanSpl: this.protection.meanSpl,
      tooMuch: this.protection.takeNotice(),
      calibrating: this.tone.playing,
    };
    this.port.postMessage(state);
  }
}
