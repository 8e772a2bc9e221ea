/** Finds who may speak, by name or delegation, in whichever of the conference's languages it was typed. */
import type { Participant } from '@dragoman/client';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { maySpeak } from '../state/sitting/rights';
import { plain, wordsOf } from '../state/plain';

const AT_MOST = 8;

export function findParticipants(names: ConferenceNames, words: string): readonly Participant[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  return names.conference.participants
    .filter(maySpeak)
    .filter((one) => {
      const known = plain([one.id, ...names.everyName(one.id)].join(' '));
      return wanted.every((word) => known.includes(word));
    })
    .slice(0, AT_MOST);
}
