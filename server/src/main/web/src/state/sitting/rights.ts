/** What a role may do, as the server's session rules have it. The hub decides; a console shows only what can be given. */
import { DelegationRight, Role, TurnKind, type FloorView } from '@dragoman/client';
import type { ConferenceNames } from './conferenceNames';
import type { Me } from '../hub/pageState';

/** Somebody's role, be it one's own or a participant's of the conference. */
type Badged = Pick<Me, 'role'>;

const PODIUM: readonly Role[] = [Role.CHAIR, Role.MODERATOR];
const LIST_KEEPERS: readonly Role[] = [...PODIUM, Role.SECRETARY];
const REQUESTERS: readonly Role[] = [...LIST_KEEPERS, Role.DELEGATE];
const SPEAKERS: readonly Role[] = [...REQUESTERS, Role.OBSERVER];
const SEATED: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

/** Chair and moderator: whoever decides of the floor. */
export function presides({ role }: Badged): boolean {
  return PODIUM.includes(role);
}

/** Chair, moderator and secretary. */
export function keepsList({ role }: Badged): boolean {
  return LIST_KEEPERS.includes(role);
}

/** Who may ask for the floor. An observer does not: the list's keepers do it for them. */
export function mayRequest({ role }: Badged): boolean {
  return REQUESTERS.includes(role);
}

/** Who may stand on the list and have the floor. */
export function maySpeak({ role }: Badged): boolean {
  return SPEAKERS.includes(role);
}

/** Who has a seat in the hall, and is checked in there. */
export function hasSeat({ role }: Badged): boolean {
  return SEATED.includes(role);
}

/** The kinds of turn this participant can ask for as the session stands. */
export function mayAsk(
  names: ConferenceNames,
  me: Me,
  floor: FloorView | undefined,
): readonly TurnKind[] {
  if (!mayRequest(me)) return [];
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
