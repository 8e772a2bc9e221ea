/** What is offered of a language before it is picked, and a prepared text on its way line by line. */
import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import {
  Availability,
  CaptionSource,
  ChannelSource,
  LanguageKind,
  Output,
  type ChannelState,
  type DeskState,
  type Language,
} from '@dragoman/client';
import { CaptionLine, type CaptionDraft } from '../src/interpreter/captionLine';
import type { Desk } from '../src/interpreter/desk';
import { monitorPartner } from '../src/interpreter/partnerMonitor';
import { linesOf, PreparedLines } from '../src/interpreter/preparedLines';
import { remembered } from '../src/state/remembered';
import { offered } from '../src/state/sitting/channels';

describe('what is offered of a language', () => {
  const of = (kind: LanguageKind, state: Partial<ChannelState> = {}) =>
    offered([{ channel: 2, ...state } as ChannelState], { kind, channel: 2 } as Language);

  test('is_said_before_it_is_picked', () => {
    const sound = LanguageKind.SOUND;
    expect(of(sound, { availability: Availability.SERVED })).toBe('direct');
    expect(of(sound, { availability: Availability.FLOOR_ONLY })).toBe('floor');
    expect(of(sound, { availability: Availability.CLOSED })).toBe('closed');
    const speaks = { availability: Availability.FLOOR_ONLY, source: ChannelSource.FLOOR };
    expect(of(sound, speaks)).toBe('speaker');
  });

  test('is_never_silent_sound_where_it_is_written_or_signed', () => {
    expect(of(LanguageKind.TEXT, { source: ChannelSource.NONE })).toBe('text');
    expect(of(LanguageKind.SIGN, { source: ChannelSource.NONE })).toBe('sign');
  });
});

describe('a prepared text', () => {
  test('is_cut_at_its_sentences_and_where_they_are_too_long', () => {
    expect(linesOf('Mr President. Thank you!\nArticle 5.1 applies.')).toEqual([
      'Mr President.',
      'Thank you!',
      'Article 5.1 applies.',
    ]);
    expect(linesOf('شكرا سيدي الرئيس. هل من تعليق؟ لا')).toHaveLength(3);
    const long = `${'word '.repeat(40)}, and ${'another '.repeat(20)}end.`;
    const lines = linesOf(long);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toBe(long.replace(/\s+/g, ' '));
    expect(linesOf('x'.repeat(300)).join('')).toBe('x'.repeat(300));
    expect(linesOf(' \n ')).toEqual([]);
  });

  test('has_a_limit', () => {
    expect(linesOf('A line.\n'.repeat(3000))).toHaveLength(2000);
  });

  test('goes_out_one_line_at_a_press_and_can_go_back', () => {
    const text = new PreparedLines();
    text.lay('One. Two. Three.');
    expect([text.next(), text.next()]).toEqual(['One.', 'Two.']);
    text.goTo(text.at.value - 1);
    expect([text.next(), text.next(), text.next()]).toEqual(['Two.', 'Three.', undefined]);
    text.goTo(-5);
    expect(text.at.value).toBe(0);
  });

  test('is_marked_as_prepared_and_leaves_the_typed_line_alone', () => {
    const written: CaptionDraft[] = [];
    let ids = 0;
    const line = new CaptionLine(
      (caption) => written.push(caption),
      () => `s${(ids += 1)}`,
    );
    line.feed('en', 'Mr President.', 'head-egypt');
    line.finish('en', 'typed');
    expect(written).toEqual([
      {
        language: 'en',
        segment: 's1',
        revision: 1,
        final: true,
        text: 'Mr President.',
        speaker: 'head-egypt',
        source: CaptionSource.PREPARED,
      },
      { language: 'en', segment: 's2', revision: 1, final: true, text: 'typed' },
    ]);
    line.again(({ segment }) => segment === 's2');
    expect(written.at(-1)?.text).toBe('Mr President.');
  });
});

test('the_partner_on_air_is_heard_low_and_never_while_this_desk_is_on_air', () => {
  const heard: [number, number][] = [];
  const onAir = signal(false);
  const partners = signal([{ onAir: true, output: Output.A } as DeskState]);
  const hearing = signal(0);
  const desk = {
    partners,
    partnerHeard: signal(false),
    onAir: () => onAir.value,
    sound: { hearing, also: (channel: number, gain: number) => heard.push([channel, gain]) },
    page: {
      me: signal({ booth: 'fr' }),
      names: signal({
        booth: () => ({ outputs: ['fr'] }),
        language: () => ({ channel: 4 }),
      }),
    },
  } as unknown as Desk;
  remembered.partnerMonitor.value = false;
  remembered.monitorVolume.value = 0.4;
  const stop = monitorPartner(desk);
  expect(heard).toEqual([]);
  remembered.partnerMonitor.value = true;
  expect(heard.at(-1)).toEqual([4, 0.2]);
  remembered.monitorVolume.value = 0.2;
  expect(heard.at(-1)).toEqual([4, 0.1]);
  onAir.value = true;
  expect(heard.at(-1)).toEqual([4, 0]);
  onAir.value = false;
  expect(heard.at(-1)).toEqual([4, 0.1]);
  hearing.value = 4; // listened to itself: not twice
  expect(heard.at(-1)).toEqual([4, 0]);
  hearing.value = 0;
  partners.value = [{ onAir: false, output: Output.A } as DeskState]; // the floor is not the partner
  expect(heard.at(-1)).toEqual([4, 0]);
  stop();
});
