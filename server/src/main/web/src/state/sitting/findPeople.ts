/** Finds people by name or delegation, in whichever of the conference's languages it was typed. */
import type { Participant } from '@dragoman/client';
import { plain, wordsOf } from '../plain';
import type { ConferenceNames } from './conferenceNames';

const AT_MOST = 8;

export function findPeople(
  names: ConferenceNames,
  words: string,
  among: (one: Participant) => boolean = () => true,
): readonly Participant[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  return names.conference.participants
    .filter(among)
    .filter((one) => {
      const known = plain([one.id, ...names.everyName(one.id)].join(' '));
      return wanted.every((word) => known.includes(word));
    })
    .slice(0, AT_MOST);
}
