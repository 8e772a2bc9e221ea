/** The hub's time, worked out from questions and answers as in NTP (RFC 5905, section 8). */
export class HubClock {
  private readonly samples: { offsetMs: number; roundTripMs: number }[] = [];
  private offsetMs: number | undefined;
  private best = Infinity;
  private doubts = 0;

  /** @param localMs any clock that only moves forward, milliseconds */
  constructor(private readonly localMs: () => number = () => performance.timeOrigin + performance.now()) {}

  /** The question's stamp: this client's clock, microseconds. */
  questionUs(): number {
    return Math.round(this.localMs() * 1000);
  }

  /** A rough first guess from Welcome, until the first answer. */
  guess(serverMs: number): void {
    if (this.samples.length === 0) this.offsetMs = serverMs - this.localMs();
  }

  answered(clientUs: number, serverUs: number): void {
    const now = this.localMs();
    const asked = clientUs / 1000;
    const roundTripMs = now - asked;
    if (roundTripMs < 0) return;
    const offsetMs = serverUs / 1000 - (asked + now) / 2;
    this.doubts = this.contradicts(offsetMs, roundTripMs) ? this.doubts + 1 : 0;
    if (this.doubts === DOUBTS) this.forget();
    this.samples.push({ offsetMs, roundTripMs });
    if (this.samples.length > kept) this.samples.shift();
    const best = this.samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a));
    this.offsetMs = best.offsetMs;
    this.best = best.roundTripMs;
  }

  /** An answer is off by half its way at most: where two cannot both be right, the hub's time was moved meanwhile. */
  private contradicts(offsetMs: number, roundTripMs: number): boolean {
    if (this.offsetMs === undefined || this.best === Infinity) return false;
    return Math.abs(offsetMs - this.offsetMs) > (roundTripMs + this.best) / 2 + driftMs;
  }

  /** The hub's time jumped by so much. */
  moved(byMs: number): void {
    if (this.offsetMs !== undefined) this.offsetMs += byMs;
    this.forget();
  }

  /** The hub's clock now, Unix milliseconds; the local clock before anything is known. */
  nowMs(): number {
    return this.localMs() + (this.offsetMs ?? 0);
  }

  /** The shortest round trip of the last answers, milliseconds; undefined before the first. */
  get roundTripMs(): number | undefined {
    return this.best === Infinity ? undefined : this.best;
  }

  /** Forgets the answers of an old connection: another hub may have another clock. */
  forget(): void {
    this.samples.length = 0;
    this.best = Infinity;
    this.doubts = 0;
  }
}

const kept = 8;
/** One answer may be wrong; where two in a row say that the time was moved, it was. */
const DOUBTS = 2;
/** What two clocks may drift apart within eight answers. */
const driftMs = 20;

/** Asks the hub for its time: often at first, so that clocks are right at once, then every five seconds. */
export class TimeQuestions {
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask asks once; false where there is nobody to ask, and no more is asked */
  constructor(private readonly ask: () => boolean) {}

  begin(): void {
    this.asked = 0;
    this.next();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private next(): void {
    clearTimeout(this.timer);
    if (!this.ask()) return;
    this.asked += 1;
    this.timer = setTimeout(() => this.next(), this.asked < firstQuestions ? 300 : 5_000);
  }
}

const firstQuestions = 5;
