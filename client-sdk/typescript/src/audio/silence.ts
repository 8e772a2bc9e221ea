/**
 * When a microphone must be silent at once, whatever the hub knows yet: while the cough key is held, and while the
 * intercom key is held and the call is not open, or let go and the call not closed.
 *
 *     off air / on air ──key──► silent ──call opens──► on the intercom ──key up──► silent ──call closes──► as before
 */
export class Silence {
  cough = false;
  /** The intercom key is held. */
  wantsTalk = false;
  /** The hub has opened the call. */
  talking = false;

  get now(): boolean {
    return (this.cough && !this.talking) || this.wantsTalk !== this.talking;
  }
}
