/** How loud a channel is, on its way to how loud it should be. Moves once for each piece that is rendered. */
export class Fader {
  /** The gain at the first sample of the piece being rendered. */
  from = 0;
  /** The gain at its last sample. */
  gain = 0;
  private goal = 0;
  private step = 0;

  constructor(readonly channel: number) {}

  /** Reaches `goal` in `samples` from now. */
  to(goal: number, samples: number): void {
    if (goal === this.goal) return;
    this.goal = goal;
    this.step = (goal - this.gain) / samples;
  }

  /** Goes on by one piece. */
  move(count: number): void {
    this.from = this.gain;
    if (this.gain === this.goal) return;
    const next = this.gain + this.step * count;
    this.gain = this.step > 0 ? Math.min(next, this.goal) : Math.max(next, this.goal);
  }

  get silent(): boolean {
    return this.gain === 0 && this.goal === 0;
  }
}
