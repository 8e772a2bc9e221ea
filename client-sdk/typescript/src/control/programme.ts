import type { ProgrammeView, SessionPhase, SessionStanding } from '../gen/dragoman/v1/views_pb.js';

/** SessionPhase.OPEN, without fetching the enumeration. */
const open: SessionPhase.OPEN = 2;

/** The sessions that go on now, in the order of the programme. */
export function goingOn(programme: Pick<ProgrammeView, 'sessions'> | undefined): readonly SessionStanding[] {
  return programme?.sessions.filter(({ phase }) => phase === open) ?? [];
}

/**
 * Where whoever is in the session `here` is led, if they follow: to the session that goes on, where one alone does.
 * Undefined while their own goes on, while none does, and where several do: those are for a person to choose from.
 */
export function leadsTo(
  programme: Pick<ProgrammeView, 'sessions'> | undefined,
  here: string,
): string | undefined {
  const [only, another] = goingOn(programme);
  return another === undefined && only?.session !== here ? only?.session : undefined;
}

/** Goes along a moment later, each client at another one, so that a hall does not dial at once. */
export class Following {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private bound: string | undefined;

  /** @param enter goes there */
  constructor(private readonly enter: (session: string) => void) {}

  /** It leads there now; undefined: nowhere. */
  led(to: string | undefined): void {
    if (to === this.bound) return;
    clearTimeout(this.timer);
    this.bound = to;
    if (to === undefined) return;
    this.timer = setTimeout(() => {
      this.bound = undefined;
      this.enter(to);
    }, Math.random() * spreadMs);
  }
}

const spreadMs = 2_000;
