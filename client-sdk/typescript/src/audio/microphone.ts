import type { CaptureToPage, PageToCapture } from './messages.js';
import { type Profile, profiles } from './profiles.js';
import { captureUrl } from './worklets.js';

export interface MicrophoneOptions {
  readonly profile: Profile;
  readonly deviceId?: string;
  /** Mute what one hears while one is heard; without it as the profile has it (on for 'delegate'). */
  readonly halfDuplex?: boolean;
  /** What it captures goes out on the intercom and never on a channel, whatever leases are held. */
  readonly intercomOnly?: boolean;
}

/** An open microphone: device → high-pass → capture worklet. It only captures; whether anything leaves is not its to say. */
export class Microphone {
  private constructor(
    readonly profile: Profile,
    readonly halfDuplex: boolean,
    readonly intercomOnly: boolean,
    /** Frames for the worker. */
    readonly frames: MessagePort,
    private readonly stream: MediaStream,
    private readonly nodes: readonly AudioNode[],
    private readonly capture: AudioWorkletNode,
    private readonly own: AudioContext | undefined,
  ) {}

  /** Asks for the device. Rejects as getUserMedia does. */
  static async open(
    context: AudioContext,
    options: MicrophoneOptions,
    onLevel: (level: CaptureToPage) => void,
    onLost: () => void,
    onMuted: () => void,
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
    let own: AudioContext | undefined;
    try {
      own = ownContext(context, stream);
      const where = own ?? context;
      await where.audioWorklet.addModule(captureUrl);
      const source = where.createMediaStreamSource(stream);
      const rumble = new BiquadFilterNode(where, { type: 'highpass', frequency: 80 });
      const capture = new AudioWorkletNode(where, 'dragoman-capture', {
        numberOfInputs: 1,
        numberOfOutputs: 1, // always silent: some browsers only run what is connected
        outputChannelCount: [1],
        channelCount: 1,
        channelCountMode: 'explicit',
      });
      source.connect(rumble).connect(capture).connect(where.destination);
      capture.port.onmessage = (event: MessageEvent<CaptureToPage>) => onLevel(event.data);
      for (const track of stream.getAudioTracks()) {
        track.onended = onLost;
        track.onmute = track.onunmute = onMuted;
      }
      const channel = new MessageChannel();
      tell(capture, { tell: 'worker', port: channel.port1 }, [channel.port1]);
      const halfDuplex = options.halfDuplex ?? profiles[options.profile].halfDuplex;
      const { profile, intercomOnly = false } = options;
      const nodes = [source, rumble, capture];
      return new Microphone(profile, halfDuplex, intercomOnly, channel.port2, stream, nodes, capture, own);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      void own?.close();
      throw error;
    }
  }

  /** What the worker must know of it. */
  get told(): { frames: MessagePort; profile: Profile; intercomOnly: boolean } {
    const { frames, profile, intercomOnly } = this;
    return { frames, profile, intercomOnly };
  }

  /** The system or the headset keeps it silent: a key on the headset, another program, a call. */
  get muted(): boolean {
    return this.stream.getAudioTracks().some(({ muted }) => muted);
  }

  /** Silence within one frame, by a ramp of 5 ms; nothing is captured while the key is held. */
  cough(held: boolean): void {
    tell(this.capture, { tell: 'cough', held });
  }

  close(): void {
    tell(this.capture, { tell: 'close' });
    for (const track of this.stream.getTracks()) {
      track.onended = track.onmute = track.onunmute = null;
      track.stop();
    }
    for (const node of this.nodes) node.disconnect();
    void this.own?.close();
  }
}

/** Firefox gives a microphone's sound to a context of the device's own rate alone; the worklet there brings it to 48 kHz. */
function ownContext(context: AudioContext, stream: MediaStream): AudioContext | undefined {
  try {
    context.createMediaStreamSource(stream).disconnect();
    return undefined;
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
  }
  return new AudioContext({ latencyHint: 'interactive' });
}

function tell(capture: AudioWorkletNode, message: PageToCapture, moved: Transferable[] = []): void {
  capture.port.postMessage(message, moved);
}
