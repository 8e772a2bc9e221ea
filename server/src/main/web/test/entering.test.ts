import { describe, expect, test } from 'vitest';
import { RefusalCode } from '@dragoman/client';
import { giveToInstalled, keepChoice, pastedBadge, takeBadge } from '../src/state/hub/badge';
import { ConferenceNames, worded } from '../src/state/sitting/conferenceNames';
import { adviceFor } from '../src/state/hub/refusals';
import { microphoneTrouble } from '../src/state/sound/liveSound';
import { bestLanguage } from '../src/words/words';
import { findParticipants } from '../src/moderator/find';
import { baku } from '../fixtures/baku';

const stored = (storage: Map<string, string>) => ({
  getItem: (key: string) => storage.get(key) ?? null,
  setItem: (key: string, value: string) => storage.set(key, value),
});

function page(
  hash: string,
  storage = new Map<string, string>(),
  phone = new Map<string, string>(),
  installed = false,
) {
  const shown: string[] = [];
  const told = new Map<string, () => void>();
  return {
    shown,
    storage,
    told,
    localStorage: stored(phone),
    matchMedia: () => ({ matches: installed }),
    addEventListener: (name: string, then: () => void) => told.set(name, then),
    location: { hash, pathname: '/delegate', search: '' },
    history: { replaceState: (_: unknown, __: string, url: string) => shown.push(url) },
    sessionStorage: stored(storage),
  };
}
const take = (from: ReturnType<typeof page>) => takeBadge(from as unknown as Window);

describe('a badge', () => {
  test('is_taken_from_the_fragment_and_leaves_the_address_bar', () => {
    const opened = page('#t=abc.def&s=plenary-1&l=ar&c=en,ar');
    expect(take(opened)).toEqual({
      token: 'abc.def',
      session: 'plenary-1',
      language: 'ar',
      captions: ['en', 'ar'],
    });
    expect(opened.shown).toEqual(['/delegate']);
  });

  test('enters_the_session_that_was_chosen_when_its_tab_is_loaded_again_and_not_after_a_new_link', () => {
    const first = page('#t=abc');
    take(first);
    keepChoice(first as unknown as Window, 'plenary-3');
    expect(take(page('', first.storage))).toMatchObject({ session: '', chosen: 'plenary-3' });
    expect(take(page('#t=abc', first.storage))?.chosen).toBeUndefined();
    expect(take(page('', first.storage))?.chosen).toBeUndefined();
  });

  test('is_taken_from_a_pasted_link_or_code_however_mail_wrote_it', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjaGFpciJ9.c2lnbmF0dXJl';
    const pasted = (text: string) => pastedBadge(text, '/delegate');
    const site = 'https://conf.example.org';
    expect(pasted(`${site}/moderator#t=${token}&l=ar`)).toBe(`/moderator#t=${token}&l=ar`);
    expect(pasted(` ${site}/moderator%23t%3D${token}%26l=ar\n`)).toBe(`/moderator#t=${token}&l=ar`);
    expect(pasted(`${site}/delegate/%23t=${token.slice(0, 20)}\r\n  ${token.slice(20)}`)).toBe(
      `/delegate#t=${token}`,
    );
    expect(pasted(token)).toBe(`/delegate#t=${token}`);
    expect(pasted(`${site}/elsewhere#t=${token}`)).toBe(`/delegate#t=${token}`);
    for (const none of [
      '',
      'hello',
      `${site}/delegate`,
      'https://a.example/#t=<script>alert(1)</script>',
    ]) {
      expect(pasted(none)).toBeUndefined();
    }
  });

  test('outlives_a_reload_of_its_tab', () => {
    const { storage } = (() => {
      const first = page('#t=abc');
      take(first);
      return first;
    })();
    expect(take(page('', storage))?.token).toBe('abc');
  });

  test('is_there_in_the_page_that_was_installed_and_in_no_other_tab', () => {
    const phone = new Map<string, string>();
    const tab = page('#t=abc&s=plenary-2', undefined, phone);
    const badge = take(tab);
    expect(take(page('', undefined, phone, true))).toBeUndefined();
    giveToInstalled(tab as unknown as Window, badge!);
    tab.told.get('appinstalled')!();
    expect(take(page('', undefined, phone, true))).toMatchObject({
      token: 'abc',
      session: 'plenary-2',
    });
    expect(take(page('', undefined, phone))).toBeUndefined();
  });

  test('that_is_new_replaces_that_of_the_installed_page', () => {
    const phone = new Map<string, string>();
    take(page('#t=old', undefined, phone, true));
    take(page('#t=new', undefined, phone));
    expect(take(page('', undefined, phone, true))?.token).toBe('new');
  });

  test('of_another_console_leaves_that_of_the_installed_page_alone', () => {
    const phone = new Map<string, string>();
    take(page('#t=delegates', undefined, phone, true));
    const moderator = page('#t=moderators', undefined, phone);
    moderator.location.pathname = '/moderator';
    expect(take(moderator)?.token).toBe('moderators');
    expect(take(page('', undefined, phone, true))?.token).toBe('delegates');
  });

  test('is_none_without_a_link', () => {
    expect(take(page(''))).toBeUndefined();
    expect(take(page('', new Map([['dragoman.badge', '{broken']])))).toBeUndefined();
  });
});

describe('a text', () => {
  const text = { in: { fr: 'Ordre', ru: 'Порядок' } } as never;

  test('falls_back_along_the_ladder_and_tells_its_language', () => {
    expect(worded(text, 'ru', ['az', 'fr'])).toEqual({ text: 'Порядок', lang: 'ru' });
    expect(worded(text, 'en', ['az', 'fr'])).toEqual({ text: 'Ordre', lang: 'fr' });
    expect(worded(undefined, 'en', ['az'])).toEqual({ text: '', lang: '' });
  });

  test('of_somebody_unknown_is_their_id', () => {
    expect(new ConferenceNames(baku).name('nobody', 'en')).toEqual({ text: 'nobody', lang: '' });
  });
});

describe('the interface', () => {
  test('speaks_the_first_language_it_knows', () => {
    expect(bestLanguage(['de-DE', 'az-Latn-AZ', 'en']).tag).toBe('az');
    expect(bestLanguage(['', 'AR-eg']).tag).toBe('ar');
    expect(bestLanguage(['xx']).tag).toBe('en');
  });
});

describe('a search', () => {
  const names = new ConferenceNames(baku);
  const found = (words: string) => findParticipants(names, words).map(({ id }) => id);

  test('knows_a_delegation_in_every_language_without_its_accents', () => {
    expect(found('senegal head')).toEqual(['sen-head', 'sen-deputy']);
    expect(found('Мароко')).toEqual([]);
    expect(found('марокко')).toEqual(['mar-head', 'mar-deputy']);
    expect(found('المغرب')).toEqual(['mar-head', 'mar-deputy']);
    expect(found('turkiye')).toEqual(['tur-head', 'tur-deputy']);
  });

  test('finds_no_interpreters_and_nothing_for_nothing', () => {
    expect(found('interpreter')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
});

describe('a trouble', () => {
  test('of_the_microphone_is_told_by_its_cause', () => {
    const told = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'AbortError', 'Other'];
    expect(told.map((name) => microphoneTrouble(new DOMException('', name)))).toEqual([
      'microphone-refused',
      'microphone-missing',
      'microphone-busy',
      undefined,
      'failed',
    ]);
  });

  test('of_the_rules_says_what_to_do', () => {
    const advice = (code: RefusalCode, retry: boolean) => adviceFor({ code, retry }, undefined);
    expect(advice(RefusalCode.STALE_VERSION, true)).toBe('refused.look-again');
    expect(advice(RefusalCode.LIST_FULL, true)).toBe('refused.again');
    expect(advice(RefusalCode.LIST_FULL, false)).toBe('refused.final');
  });
});
