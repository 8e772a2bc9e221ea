import { create } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { CaptionLog, placeOf, speechLeftMs, speechUsedMs, textIn } from '../../src/index.js';
import { CaptionSchema } from '../../src/gen/dragoman/v1/captions_pb.js';
import { TextSchema } from '../../src/gen/dragoman/v1/conference_pb.js';
import { ListViewSchema, SpeechSchema } from '../../src/gen/dragoman/v1/views_pb.js';

describe('text in a language', () => {
  const text = create(TextSchema, { in: { fr: 'Eau', az: 'Su', pt: 'Água' } });

  test('the_tag_itself_then_its_shorter_forms', () => {
    expect(textIn(text, 'az')).toBe('Su');
    expect(textIn(text, 'fr-CA')).toBe('Eau');
    expect(textIn(text, 'pt-Latn-BR')).toBe('Água');
  });

  test('then_the_conference_languages_in_their_order_then_whatever_there_is', () => {
    expect(textIn(text, 'ru', [{ tag: 'ar' }, { tag: 'az' }, { tag: 'fr' }])).toBe('Su');
    expect(textIn(create(TextSchema, { in: { de: 'Wasser' } }), 'ru', ['az'])).toBe('Wasser');
    expect(textIn(undefined, 'ru', ['az'])).toBe('');
  });
});

describe('speech clock', () => {
  const running = create(SpeechSchema, { usedMs: 30_000, runningSinceMs: 1_000_000n, limitSeconds: 180 });

  test('a_running_speech_counts_on_the_hubs_clock', () => {
    expect(speechUsedMs(running, 1_010_000)).toBe(40_000);
    expect(speechLeftMs(running, 1_010_000)).toBe(140_000);
    expect(speechLeftMs(running, 1_200_000)).toBe(-50_000);
  });

  test('a_clock_that_is_a_little_behind_does_not_count_backwards', () => {
    expect(speechUsedMs(running, 999_990)).toBe(30_000);
  });

  test('a_speech_that_stands_keeps_what_it_used_and_no_limit_leaves_no_rest', () => {
    const standing = create(SpeechSchema, { usedMs: 30_000 });
    expect(speechUsedMs(standing, 5_000_000)).toBe(30_000);
    expect(speechLeftMs(standing, 5_000_000)).toBeUndefined();
  });
});

test('the_place_on_the_list_starts_at_1', () => {
  const list = create(ListViewSchema, { turns: [{ participant: 'france' }, { participant: 'egypt' }] });
  expect(placeOf(list, 'egypt')).toBe(2);
  expect(placeOf(list, 'kenya')).toBeUndefined();
  expect(placeOf(undefined, 'kenya')).toBeUndefined();
});

describe('caption log', () => {
  const caption = (segment: string, order: number, revision: number, text: string) =>
    create(CaptionSchema, { segment, order: BigInt(order), revision, text });

  test('a_later_revision_replaces_its_segment_in_place_and_an_earlier_is_dropped', () => {
    const log = new CaptionLog();
    expect(log.take(caption('a', 1, 1, 'Mister'))).toBe(true);
    expect(log.take(caption('b', 2, 1, 'I thank'))).toBe(true);
    expect(log.take(caption('a', 1, 2, 'Mister President'))).toBe(true);
    expect(log.take(caption('a', 1, 1, 'Mist'))).toBe(false);
    expect(log.segments.map((segment) => segment.text)).toEqual(['Mister President', 'I thank']);
  });

  test('segments_stand_in_the_order_of_the_channel_whatever_order_they_come_in', () => {
    const log = new CaptionLog();
    for (const order of [3, 1, 4, 2]) log.take(caption(`s${order}`, order, 1, `${order}`));
    expect(log.segments.map((segment) => segment.text)).toEqual(['1', '2', '3', '4']);
  });

  test('the_last_fifty_are_kept', () => {
    const log = new CaptionLog();
    for (let order = 1; order <= 60; order++) log.take(caption(`s${order}`, order, 1, `${order}`));
    expect(log.segments.length).toBe(50);
    expect(log.segments[0]?.text).toBe('11');
    expect(log.take(caption('s5', 5, 1, '5'))).toBe(false);
  });

  const later = (segment: string, order: number, revision: number, text: string, final = true) =>
    create(CaptionSchema, { segment, order: BigInt(order), revision, text, final, epoch: 7n });
  const texts = (log: CaptionLog) => log.segments.map(({ text }) => text);

  test('after_the_hub_began_anew_each_new_line_is_the_last_whatever_its_name_and_number', () => {
    const log = new CaptionLog();
    for (let order = 1; order <= 60; order++) log.take(caption(`c.${order}`, order, 3, `${order}`));
    for (let order = 1; order <= 3; order++) {
      expect(log.take(later(`c.${order}`, order, 1, `new ${order}`))).toBe(true);
      expect(log.segments.at(-1)?.text).toBe(`new ${order}`);
    }
    expect(log.segments.length).toBe(50);
    expect(texts(log).slice(-4)).toEqual(['60', 'new 1', 'new 2', 'new 3']);
    expect(log.take(later('c.2', 2, 2, 'new two'))).toBe(true);
    expect(texts(log).slice(-2)).toEqual(['new two', 'new 3']);
  });

  test('what_an_earlier_run_left_unfinished_is_finished_unless_its_writer_goes_on_with_it', () => {
    const log = new CaptionLog();
    log.take(caption('gone', 1, 2, 'They said'));
    log.take(caption('goes-on', 2, 5, 'We thank y'));
    log.take(later('other', 1, 1, 'New', true));
    expect(log.segments.every(({ final }) => final)).toBe(true);
    log.take(later('goes-on', 2, 6, 'We thank you.'));
    expect(texts(log)).toEqual(['They said', 'New', 'We thank you.']);
  });

  test('what_is_told_again_after_a_broken_line_is_there_once', () => {
    const log = new CaptionLog();
    for (let again = 0; again < 2; again++) log.take(later('a', 1, 1, 'once'));
    expect(texts(log)).toEqual(['once']);
  });

  test('each_change_is_a_new_array', () => {
    const log = new CaptionLog();
    log.take(caption('a', 1, 1, 'x'));
    const before = log.segments;
    log.take(caption('a', 1, 2, 'y'));
    expect(log.segments).not.toBe(before);
  });
});
