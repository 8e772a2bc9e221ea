/** What a participant may ask for. The hub decides; a console shows only what can be given. */
import { DelegationRight, Role, TurnKind, type FloorView } from '@dragoman/client';
import type { ConferenceNames } from './conferenceNames';
import type { Me } from '../hub/pageState';

const MAY_SPEAK: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

/** Chair, moderator and secretary. */
export function keepsList({ role }: Me): boolean {
  return role === Role.CHAIR || role === Role.MODERATOR || role === Role.SECRETARY;
}

/** Chair and moderator: whoever decides of the floor. */
export function presides({ role }: Me): boolean {
  return role === Role.CHAIR || role === Role.MODERATOR;
}

/** The kinds of turn this participant can ask for as the session stands. */
export function mayAsk(
  names: ConferenceNames,
  me: Me,
  floor: FloorView | undefined,
): readonly TurnKind[] {
  if (!MAY_SPEAK.includes(me.role)) return [];
  const rights = names.rightsOf(me.participant);
  const has = (right: DelegationRight) => rights.length === 0 || rights.includes(right);
  const speech = floor?.speech;
  const others = speech !== undefined && speech.participant !== me.participant;
  const kinds: TurnKind[] = [];
  if (has(DelegationRight.SPEAK)) kinds.push(TurnKind.SPEECH);
  if (others && has(DelegationRight.SPEAK) && speech.kind !== TurnKind.POINT_OF_ORDER)
    kinds.push(TurnKind.RESPONSE);
  if (has(DelegationRight.POINT_OF_ORDER)) kinds.push(TurnKind.POINT_OF_ORDER);
  if (has(DelegationRight.REPLY)) kinds.push(TurnKind.RIGHT_OF_REPLY);
  if (has(DelegationRight.POINT_OF_ORDER)) kinds.push(TurnKind.MOTION);
  return kinds;
}
