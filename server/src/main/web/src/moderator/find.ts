/** Finds participants by name or delegation, in whichever of the conference's languages it was typed. */
import { Role, type Participant } from '@dragoman/client';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { plain, wordsOf } from '../state/plain';

const MAY_SPEAK: readonly Role[] = [Role.DELEGATE, Role.CHAIR];
const AT_MOST = 8;

export function findParticipants(names: ConferenceNames, words: string): readonly Participant[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  return names.conference.participants
    .filter(({ role }) => MAY_SPEAK.includes(role))
    .filter((one) => {
      const known = plain([one.id, ...names.everyName(one.id)].join(' '));
      return wanted.every((word) => known.includes(word));
    })
    .slice(0, AT_MOST);
}
