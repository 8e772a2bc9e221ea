/** Notices that somebody speaks into a microphone that is not live: "You are speaking, your microphone is off". */
export class SpeakingWatch {
  private since: number | undefined;
  private lastVoice = 0;
  private told = 0;

  constructor(private readonly tell: (forMs: number) => void) {}

  /** @param voice voice activity, 0 to 255 */
  heard(voice: number, live: boolean, nowMs: number): void {
    if (live) {
      this.since = undefined;
      return;
    }
    if (voice >= 96) {
      this.since ??= nowMs;
      this.lastVoice = nowMs;
    } else if (this.since !== undefined && nowMs - this.lastVoice > pauseMs) {
      this.since = undefined;
      this.told = 0;
    }
    if (this.since === undefined) return;
    const forMs = this.lastVoice - this.since;
    if (forMs < speechMs || nowMs - this.told < speechMs) return;
    this.told = nowMs;
    this.tell(Math.round(forMs));
  }
}

const speechMs = 1_500;
const pauseMs = 800;
