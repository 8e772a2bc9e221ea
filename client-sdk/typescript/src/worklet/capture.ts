import { FrameCutter } from '../dsp/cutter.js';
import { LevelMeter } from '../dsp/level.js';
import { LoudnessMeter } from '../dsp/loudness.js';
import { Resampler } from '../dsp/resampler.js';
import { frameSamples, rate } from '../dsp/samples.js';
import type { CapturedFrame, CaptureToPage, PageToCapture } from '../audio/messages.js';

/** Half a second, as the encoder. */
const spareFrames = 25;
const mostInput = 2_048;

/** The worklet that captures: what the microphone gives, in frames to the worker. Its own output is silence. */
export class Capture extends AudioWorkletProcessor {
  private readonly spare = Array.from({ length: spareFrames }, () => new Float32Array(frameSamples));
  private readonly cutter = new FrameCutter(
    () => this.spare.pop(),
    (samples, captured, voice) => this.cut({ samples, captured, voice }),
  );
  private readonly meter = new LevelMeter();
  private readonly loudness = new LoudnessMeter();
  private readonly resampler = sampleRate === rate ? undefined : new Resampler(sampleRate, mostInput);
  private readonly input = new Float32Array(mostInput);
  private readonly samples = new Float32Array(mostInput * 4);
  private tick = 0;
  private worker: MessagePort | undefined;
  private voice = 0;
  private open = true;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<PageToCapture>) => this.fromPage(event.data);
  }

  override process(inputs: Float32Array<ArrayBuffer>[][], outputs: Float32Array<ArrayBuffer>[][]): boolean {
    const count = outputs[0]?.[0]?.length ?? 128;
    const input = inputs[0]?.[0];
    if (input === undefined)
      this.input.fill(0, 0, count); // a device that gives nothing is heard as silence
    else this.input.set(input);
    if (this.resampler === undefined) this.heard(this.input, count, currentFrame);
    else this.heard(this.samples, this.resampler.push(this.input, count, this.samples), this.tick);
    return this.open;
  }

  private heard(samples: Float32Array, count: number, tick: number): void {
    this.tick = tick + count;
    this.loudness.see(samples, count);
    if (this.meter.see(samples, count)) {
      const { rms, peak, clipped } = this.meter;
      const loudness = this.loudness.shortTerm;
      this.tellPage({ tell: 'level', rms, peak, clipped, loudness, voice: this.voice });
      this.meter.told();
    }
    this.cutter.push(samples, count, tick);
  }

  private cut(frame: CapturedFrame): void {
    this.voice = frame.voice;
    if (this.worker === undefined) this.spare.push(frame.samples);
    else this.worker.postMessage(frame, [frame.samples.buffer]);
  }

  private fromPage(message: PageToCapture): void {
    switch (message.tell) {
      case 'worker':
        this.worker = message.port;
        this.worker.onmessage = (event: MessageEvent<Float32Array<ArrayBuffer>>) => {
          if (this.spare.length < spareFrames) this.spare.push(event.data);
        };
        return;
      case 'cough':
        return this.cutter.cough(message.held);
      case 'close':
        this.open = false;
        this.worker?.close();
        this.worker = undefined;
        return;
    }
  }

  private tellPage(message: CaptureToPage): void {
    this.port.postMessage(message);
  }
}
