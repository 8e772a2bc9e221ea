import { beforeAll, describe, expect, test } from 'vitest';
import {
  AddressKind,
  AlarmKind,
  Glossary,
  HandoverResult,
  HandoverStage,
  Output,
  type BoothsView,
  type ChannelFare,
  type ChatLine,
  type HandoverState,
  type SpeechText,
} from '@dragoman/client';
import { lookUp, NameBook } from '../src/interpreter/terms';
import { withText } from '../src/state/hub/backstage';
import { chatOf } from '../src/state/sitting/chat';
import { handoverOf, outcomeFor, stepOf } from '../src/state/sitting/handover';
import { age, delayWords, fareOf, faultsOf, part } from '../src/state/sitting/health';
import { ConferenceNames } from '../src/state/sitting/conferenceNames';
import { keepDesk, keptDesk } from '../src/state/deskMemory';
import { beginSpeaking, speak } from '../src/words/words';
import { listOf, percent, quoted } from '../src/words/written';
import { baku } from '../fixtures/baku';

beforeAll(() => beginSpeaking(['technician'], 'en'));

describe('a handover', () => {
  const under = (state: Partial<HandoverState>) =>
    ({
      handovers: [
        {
          channel: 2,
          from: 'ann',
          to: 'leyla',
          stage: HandoverStage.OFFERED,
          askedBy: 'ann',
          ...state,
        },
      ],
      outcomes: [],
    }) as unknown as BoothsView;
  const of = (me: string, state: Partial<HandoverState>) =>
    handoverOf(under(state), { me, channels: [2] });

  test('waits_for_whom_it_was_asked_of_and_asks_the_other', () => {
    expect(of('ann', {})).toMatchObject({ part: 'waiting', other: 'leyla', gives: true });
    expect(of('leyla', {})).toMatchObject({ part: 'asked', other: 'ann', gives: false });
    const requested = { stage: HandoverStage.REQUESTED, askedBy: 'leyla' };
    expect(of('ann', requested).part).toBe('asked');
    expect(of('leyla', requested).part).toBe('waiting');
  });

  test('offered_to_any_is_offered_to_whoever_can', () => {
    expect(of('igor', { to: '' }).part).toBe('asked');
    expect(handoverOf(under({ to: '' }), { me: 'igor', channels: [4] }).part).toBe('none');
    expect(of('igor', {}).part).toBe('none');
  });

  test('goes_from_step_to_step_by_one_key', () => {
    const none = handoverOf(undefined, { me: 'ann', channels: [2] });
    expect(stepOf(none, true, false)).toBe('offer');
    expect(stepOf(none, false, true)).toBe('request');
    expect(stepOf(none, false, false)).toBeUndefined();
    expect(stepOf(of('leyla', {}), false, true)).toBe('accept');
    expect(stepOf(of('ann', {}), true, false)).toBeUndefined();
    expect(stepOf(of('ann', { stage: HandoverStage.ARMING }), true, false)).toBeUndefined();
    for (const me of ['ann', 'leyla']) {
      expect(stepOf(of(me, { stage: HandoverStage.ARMED }), me === 'ann', true)).toBe('swap');
    }
  });

  test('tells_its_last_outcome_to_those_who_were_in_it', () => {
    const outcome = (to: string, atMs: bigint) => ({
      channel: 2,
      from: 'ann',
      to,
      atMs,
      result: HandoverResult.SWAPPED,
    });
    const booths = {
      handovers: [],
      outcomes: [outcome('leyla', 5n), outcome('igor', 9n)],
    } as unknown as BoothsView;
    expect(outcomeFor(booths, 'leyla')?.atMs).toBe(5n);
    expect(outcomeFor(booths, 'ann')?.to).toBe('igor');
    expect(outcomeFor(booths, 'zoe')).toBeUndefined();
  });
});

describe('a line of chat', () => {
  const line = (kind: AddressKind, from: string, fromBooth: string) =>
    ({ from, fromBooth, to: { kind, booth: 'fr' } }) as unknown as ChatLine;
  const chat = (kind: AddressKind, from: string, fromBooth: string) =>
    chatOf(line(kind, from, fromBooth), 'ann', 'fr');

  test('stands_in_the_chat_it_was_written_for', () => {
    expect(chat(AddressKind.PARTNERS, 'leyla', 'fr')).toBe('booth');
    expect(chat(AddressKind.BOOTHS, 'igor', 'ru')).toBe('booths');
    expect(chat(AddressKind.CHAIR, 'ann', 'fr')).toBe('chair');
    expect(chat(AddressKind.BOOTH, 'technician', '')).toBe('technician');
    expect(chat(AddressKind.BOOTH, 'leyla', 'fr')).toBe('booth');
    expect(chat(AddressKind.BOOTH, 'igor', 'ru')).toBe('booths');
  });
});

describe('the text of a speech', () => {
  const text = (version: bigint, words: string, participant = 'ken') =>
    ({ version, text: words, participant, language: 'en' }) as unknown as SpeechText;

  test('is_one_for_each_speaker_and_language_the_newest', () => {
    const texts = withText(withText([], text(1n, 'one')), text(2n, 'two'));
    expect(texts.map((one) => one.text)).toEqual(['two']);
    expect(withText(texts, text(1n, 'late'))).toBe(texts);
    expect(withText(texts, text(1n, 'x', 'fra')).length).toBe(2);
  });

  test('taken_back_is_gone', () => {
    expect(withText(withText([], text(1n, 'one')), text(2n, ''))).toEqual([]);
  });
});

describe('a look into glossary and names', () => {
  const book = new NameBook(new ConferenceNames(baku));
  const glossary = new Glossary();
  const words = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
  glossary.take({
    first: true,
    removed: [],
    terms: Array.from({ length: 5_000 }, (_, at) => ({
      term: at + 1,
      in: {
        en: `term ${words.slice(at % 60, (at % 60) + 12)} ${at}`,
        fr: `terme ${at}`,
        ar: `مصطلح ${at}`,
      },
      note: '',
    })),
  } as never);
  const keys = (typed: string) => lookUp(glossary, book, typed).map(({ key }) => key);

  test('finds_delegations_and_terms_in_whichever_language', () => {
    expect(keys('Kenya')).toContain('dken');
    expect(keys('كينيا')).toContain('dken');
    expect(keys('مصطلح 4711')).toEqual(['t4712']);
    expect(keys('  ').length).toBe(30);
    expect(keys('nothing of the sort')).toEqual([]);
  });

  test('of_five_thousand_terms_answers_each_key_within_50_ms', () => {
    const typed = 'terme 4711';
    let slowest = 0;
    for (let count = 1; count <= typed.length; count++) {
      const began = performance.now();
      keys(typed.slice(0, count));
      slowest = Math.max(slowest, performance.now() - began);
    }
    expect(slowest).toBeLessThan(50);
  });
});

describe('the health of a channel', () => {
  const fine = { lastFrameAgeMs: 20, loudnessLufs: -24, jitterMs: 5, lossPermille: 0 };

  test('is_told_by_what_is_out_of_order', () => {
    expect(faultsOf(fine, true)).toEqual([]);
    expect(faultsOf({ ...fine, lastFrameAgeMs: 900 }, true)).toEqual(['stale']);
    expect(faultsOf({ jitterMs: 0, lossPermille: 0 }, true)).toEqual(['stale']);
    expect(faultsOf({ ...fine, loudnessLufs: -19 }, true)).toEqual(['loud']);
    expect(faultsOf({ ...fine, loudnessLufs: -27 }, true)).toEqual(['quiet']);
    expect(faultsOf({ ...fine, loudnessLufs: -70 }, true)).toEqual([]);
    expect(faultsOf({ ...fine, jitterMs: 90, lossPermille: 30 }, true)).toEqual(['jitter', 'loss']);
    expect(faultsOf({ ...fine, alarms: [AlarmKind.CLIP] }, true)).toEqual(['clip']);
  });

  test('of_one_that_carries_nobody_is_no_matter', () => {
    expect(faultsOf({ jitterMs: 0, lossPermille: 0 }, false)).toEqual([]);
  });

  test('reads_as_a_number_and_a_bar', () => {
    expect([undefined, 40, 1_240, 12_300, 200_000].map(age)).toEqual([
      '–',
      '40 ms',
      '1.2 s',
      '12 s',
      '> 99 s',
    ]);
    expect([undefined, -60, -30, 0].map(part)).toEqual([0, 0, 0.5, 1]);
  });

  test('reads_in_units_commas_and_marks_of_the_language', async () => {
    await speak('ru');
    expect([40, 1_240].map(age)).toEqual(['40 мс', '1,2 с']);
    await speak('fr');
    expect([percent(1.25), percent(0.012, 1)].join()).toMatch(
      /^125[\u00A0\u202F]%,1,2[\u00A0\u202F]%$/,
    );
    expect(quoted('x')).toBe('«\u00A0x\u00A0»');
    await speak('ar');
    expect(listOf(['العربية', 'الفرنسية', 'الروسية'])).not.toContain(',');
    await speak('en');
    expect(listOf(['too loud', 'loss'])).toBe('too loud and loss');
  });
});

describe('what listeners report', () => {
  const fare = { channel: 4, mouthToEarMs: 84, mouthToEarMsHigh: 152 } as ChannelFare;
  const told = { channels: [fare], atMs: 1_000_000 };

  test('is_news_for_three_reports_and_no_longer', () => {
    expect(fareOf(told, 4, 1_014_000)).toBe(fare);
    expect(fareOf(told, 4, 1_016_000)).toBeUndefined();
    expect(fareOf(told, 3, 1_000_000)).toBeUndefined();
    expect(fareOf(undefined, 4, 1_000_000)).toBeUndefined();
  });

  test('tells_the_delay_once_though_the_board_knows_it_too', () => {
    expect(delayWords(fare, { mouthToEarMs: 90 })).toBe('84 … 152 ms');
    expect(delayWords(undefined, { mouthToEarMs: 90 })).toBe('90 ms');
    expect(delayWords({ ...fare, mouthToEarMs: 0, mouthToEarMsHigh: 0 }, {})).toBe('–');
  });
});

describe("a desk's memory", () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  test('is_there_again_after_a_reload_with_its_output_and_nothing_of_the_microphone', () => {
    const tab = storage();
    keepDesk({ begun: true, output: Output.B }, tab);
    expect(keptDesk(tab)).toEqual({ begun: true, output: Output.B });
  });

  test('that_was_never_taken_is_empty', () => {
    expect(keptDesk(storage())).toEqual({ begun: false, output: Output.A });
  });
});
