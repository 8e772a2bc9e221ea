import { expect, test } from 'vitest';
import type { Conference } from '@dragoman/client';
import { remembered } from '../src/state/remembered';
import { ConferenceNames } from '../src/state/sitting/conferenceNames';
import { missingTexts } from '../src/technician/missingTexts';

const conference = {
  languages: ['ar', 'en', 'fr', 'ru'].map((tag) => ({ tag, autonym: tag })),
  title: { in: { ar: 'أ', en: 'A', fr: 'A', ru: 'А' } },
  place: { in: { ar: 'ب', en: 'B', fr: 'B', ru: 'Б' } },
  groups: [],
  delegations: [{ id: 'd', name: { in: { ar: 'د', fr: 'D', ru: 'Д' } } }],
  participants: [],
  booths: [],
  sessions: [{ id: 's', title: { in: { en: 'S' } }, items: [{ id: 'i', title: { in: {} } }] }],
} as unknown as Conference;

test('each_missing_text_is_listed_by_its_place', () => {
  expect(missingTexts(conference)).toEqual([
    { of: 'delegation', id: 'd', lacks: ['en'] },
    { of: 'session', id: 's', lacks: ['ar', 'fr', 'ru'] },
    { of: 'item', id: 'i', lacks: ['ar', 'en', 'fr', 'ru'] },
  ]);
});

test('a_missing_text_falls_back_by_the_readers_own_ladder_and_then_by_the_conferences', () => {
  const names = new ConferenceNames(conference);
  const [delegation] = conference.delegations;
  const shown = () => names.text(delegation?.name, 'en').lang;
  expect(shown()).toBe('ar');
  remembered.secondLanguage.value = 'ru';
  remembered.thirdLanguage.value = 'fr';
  expect(shown()).toBe('ru');
  remembered.secondLanguage.value = 'en';
  expect(shown()).toBe('fr');
  remembered.secondLanguage.value = remembered.thirdLanguage.value = '';
  expect(shown()).toBe('ar');
});
