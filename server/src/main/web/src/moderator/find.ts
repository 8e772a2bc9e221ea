/** Finds who may speak. */
import type { Participant } from '@dragoman/client';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { findPeople } from '../state/sitting/findPeople';
import { maySpeak } from '../state/sitting/rights';

export function findParticipants(names: ConferenceNames, words: string): readonly Participant[] {
  return findPeople(names, words, maySpeak);
}
