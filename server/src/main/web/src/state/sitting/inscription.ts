/** When delegations inscribe their speakers, by the conference and its clock. Pure: the time is an argument. */
import type { AgendaItem, InscriptionHours, SessionOutline } from '@dragoman/client';

/** A list that speakers can be inscribed on, and how it stands with that. */
export interface Inscribing {
  /** The item; undefined for no particular one. */
  readonly item: AgendaItem | undefined;
  readonly stands: 'not-yet' | 'open' | 'over';
  /** When that changes, or changed. Unix milliseconds. */
  readonly atMs: number;
}

export function inscribing(
  outline: Pick<SessionOutline, 'items' | 'inscription'> | undefined,
  nowMs: number,
): readonly Inscribing[] {
  if (!outline) return [];
  const all = [
    ...outline.items.map((item) => standing(item, item.inscription, nowMs)),
    standing(undefined, outline.inscription, nowMs),
  ];
  return all.flatMap((one) => one ?? []);
}

function standing(
  item: AgendaItem | undefined,
  hours: InscriptionHours | undefined,
  nowMs: number,
): Inscribing | undefined {
  if (!hours) return undefined;
  const [opens, closes] = [Number(hours.opensMs), Number(hours.closesMs)];
  if (nowMs < opens) return { item, stands: 'not-yet', atMs: opens };
  return { item, stands: nowMs < closes ? 'open' : 'over', atMs: closes };
}

/** Day and hour in the conference's place, in words of a language. */
export function dayAndHour(ms: number, timeZone: string, tag: string): string {
  const local = tag === 'en' ? 'en-GB' : tag;
  const how = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(`${local}-u-nu-latn`, {
    ...how,
    ...(timeZone && { timeZone }),
  }).format(ms);
}
