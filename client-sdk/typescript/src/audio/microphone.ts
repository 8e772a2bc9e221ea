import type { CaptureToPage, PageToCapture } from './messages.js';
import { type Profile, profiles } from './profiles.js';

export interface MicrophoneOptions {
  readonly profile: Profile;
  readonly deviceId?: string;
  /** Mute what one hears while one is heard; without it as the profile has it (on for 'delegate'). */
  readonly halfDuplex?: boolean;
}

/** An open microphone: device → high-pass → capture worklet. It only captures; whether anything leaves is not its to say. */
export class Microphone {
  private constructor(
    readonly profile: Profile,
    readonly halfDuplex: boolean,
    /** Frames for the worker. */
    readonly frames: MessagePort,
    private readonly stream: MediaStream,
    private readonly nodes: readonly AudioNode[],
    private readonly capture: AudioWorkletNode,
  ) {}

  /** Asks for the device. Rejects as getUserMedia does. The context needs the worklet loaded. */
  static async open(
    context: AudioContext,
    options: MicrophoneOptions,
    onLevel: (level: CaptureToPage) => void,
    onLost: () => void,
  ): Promise<Microphone> {
    const { processed } = profiles[options.profile];
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation: processed,
        noiseSuppression: processed,
        autoGainControl: processed,
        channelCount: 1,
        ...(options.deviceId === undefined ? {} : { deviceId: { exact: options.deviceId } }),
      },
    });
    try {
      const source = context.createMediaStreamSource(stream);
      const rumble = new BiquadFilterNode(context, { type: 'highpass', frequency: 80 });
      const capture = new AudioWorkletNode(context, 'dragoman-capture', {
        numberOfInputs: 1,
        numberOfOutputs: 1, // always silent: some browsers only run what is connected
        outputChannelCount: [1],
        channelCount: 1,
        channelCountMode: 'explicit',
      });
      source.connect(rumble).connect(capture).connect(context.destination);
      capture.port.onmessage = (event: MessageEvent<CaptureToPage>) => onLevel(event.data);
      for (const track of stream.getAudioTracks()) track.onended = onLost;
      const channel = new MessageChannel();
      tell(capture, { tell: 'worker', port: channel.port1 }, [channel.port1]);
      const halfDuplex = options.halfDuplex ?? profiles[options.profile].halfDuplex;
      const nodes = [source, rumble, capture];
      return new Microphone(options.profile, halfDuplex, channel.port2, stream, nodes, capture);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      throw error;
    }
  }

  /** Silence within one frame, by a ramp of 5 ms; nothing is captured while the key is held. */
  cough(held: boolean): void {
    tell(this.capture, { tell: 'cough', held });
  }

  close(): void {
    tell(this.capture, { tell: 'close' });
    for (const track of this.stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    for (const node of this.nodes) node.disconnect();
  }
}

function tell(capture: AudioWorkletNode, message: PageToCapture, moved: Transferable[] = []): void {
  capture.port.postMessage(message, moved);
}
