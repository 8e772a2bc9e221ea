const mostSeconds = 8;
/** From one delay to another: the old one fades, and then the new one comes. */
const fadeSeconds = 0.02;

/**
 * Plays everything later than it comes, for whoever watches a picture that lags behind the sound:
 * `const lag = new Lag(sound.context); sound.through(lag.input, lag.output); lag.seconds = 2.5;`
 */
export class Lag {
  readonly input: GainNode;
  readonly output: GainNode;
  private way: GainNode;
  private current = 0;

  constructor(private readonly context: BaseAudioContext) {
    this.input = new GainNode(context);
    this.output = new GainNode(context);
    this.way = this.wayOf(0, 0);
  }

  /** 0 to 8. */
  get seconds(): number {
    return this.current;
  }

  /** What was on its way is lost: after a change it is silent for as long as everything is late. */
  set seconds(seconds: number) {
    if (!(seconds >= 0 && seconds <= mostSeconds))
      throw new RangeError(`0 to ${mostSeconds} seconds later, not ${seconds}`);
    if (seconds === this.current) return;
    this.current = seconds;
    const before = this.way;
    const { currentTime } = this.context;
    before.gain.setTargetAtTime(0, currentTime, fadeSeconds / 4);
    setTimeout(() => before.disconnect(), 10_000 * fadeSeconds);
    this.way = this.wayOf(seconds, currentTime + fadeSeconds);
  }

  private wayOf(seconds: number, fromTime: number): GainNode {
    const { context } = this;
    const gain = new GainNode(context, { gain: fromTime === 0 ? 1 : 0 });
    if (fromTime > 0) gain.gain.setTargetAtTime(1, fromTime, fadeSeconds / 4);
    if (seconds === 0) this.input.connect(gain);
    else {
      const delay = new DelayNode(context, { maxDelayTime: mostSeconds, delayTime: seconds });
      this.input.connect(delay).connect(gain);
    }
    gain.connect(this.output);
    return gain;
  }
}
