import { FrameCutter } from '../dsp/cutter.js';
import { LevelMeter } from '../dsp/level.js';
import { frameSamples } from '../dsp/samples.js';
import type { CapturedFrame, CaptureToPage, PageToCapture } from './messages.js';

const spareFrames = 16;

/** The worklet that captures: what the microphone gives, in frames to the worker. Its own output is silence. */
export class Capture extends AudioWorkletProcessor {
  private readonly spare = Array.from({ length: spareFrames }, () => new Float32Array(frameSamples));
  private readonly cutter = new FrameCutter(
    () => this.spare.pop(),
    (samples, captured, voice) => this.cut({ samples, captured, voice }),
  );
  private readonly meter = new LevelMeter();
  private readonly samples = new Float32Array(frameSamples);
  private worker: MessagePort | undefined;
  private voice = 0;
  private open = true;

  constructor() {
    super();
    this.port.onmessage = (event: MessageEvent<PageToCapture>) => this.fromPage(event.data);
  }

  override process(inputs: Float32Array<ArrayBuffer>[][], outputs: Float32Array<ArrayBuffer>[][]): boolean {
    const count = outputs[0]?.[0]?.length ?? 128;
    const { samples } = this;
    const input = inputs[0]?.[0];
    if (input === undefined)
      samples.fill(0); // a device that gives nothing is heard as silence
    else samples.set(input);
    if (this.meter.see(samples, count)) {
      this.tellPage({ tell: 'level', rms: this.meter.rms, peak: this.meter.peak, voice: this.voice });
      this.meter.told();
    }
    this.cutter.push(samples, count, currentFrame);
    return this.open;
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
