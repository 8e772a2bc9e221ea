/** The browser's own player on the hub's Ogg Opus stream: for browsers and addresses where nothing better works. */
export class SimplePlayer {
  private readonly element = new Audio();
  private let_: Promise<boolean> | undefined;
  private playing: string | undefined;

  constructor(private readonly token: string) {}

  /** Plays what stands at an address, or nothing. False where the browser or the hub says no. */
  async play(address: string | undefined): Promise<boolean> {
    if (address === this.playing) return true;
    this.playing = address;
    this.element.pause();
    if (address === undefined) {
      this.element.removeAttribute('src');
      return true;
    }
    if (!this.element.canPlayType('audio/ogg; codecs=opus')) return false;
    if (!(await (this.let_ ??= this.comeIn()))) return false;
    this.element.src = address;
    try {
      await this.element.play();
      return true;
    } catch {
      return false;
    }
  }

  loud(volume: number): void {
    this.element.volume = Math.min(1, volume);
  }

  /** An audio element sends no token, but the cookie that the hub gives for one. */
  private async comeIn(): Promise<boolean> {
    try {
      const headers = { authorization: `Bearer ${this.token}` };
      return (await fetch('/listen', { method: 'POST', headers })).ok;
    } catch {
      return false;
    }
  }
}
