import { describe, expect, test } from 'vitest';
import { Leveller, loudnessOf } from '../../src/dsp/leveller.js';
import { Mixer } from '../../src/dsp/mixer.js';
import { SampleRing } from '../../src/dsp/ring.js';
import { quantum, rate } from '../../src/dsp/samples.js';
import { largestStep, seeded, sine, voiceLike } from './simulation.js';

function levelled(sound: (i: number) => number, seconds: number): Float32Array {
  const leveller = new Leveller();
  const out = Float32Array.from({ length: seconds * rate }, (_, i) => sound(i));
  for (let at = 0; at + quantum <= out.length; at += quantum) {
    leveller.run(out.subarray(at, at + quantum), quantum);
  }
  return out;
}

const decibels = (by: number) => (sound: (i: number) => number) => (i: number) => sound(i) * 10 ** (by / 20);

describe('leveller', () => {
  test('loudness_is_that_of_the_standard', () => {
    // BS.1770: a sine of 997 Hz at full scale in one channel is −3.01 LUFS.
    const full = Float32Array.from({ length: 4 * rate }, (_, i) => sine(997, 1)(i));
    expect(loudnessOf(full)).toBeCloseTo(-3.01, 1);
  });

  test.each([-10, 0, 9])('a_voice_that_is_off_by_%i_dB_is_within_3_dB_of_the_others_after_a_second', (by) => {
    const out = levelled(decibels(by)(voiceLike), 12);
    const goal = -23;
    expect(Math.abs(loudnessOf(out, 5 * rate) - goal)).toBeLessThan(3);
    expect(Math.abs(loudnessOf(out, rate, 4 * rate) - goal)).toBeLessThan(4);
  });

  test('a_room_in_which_nobody_speaks_is_not_made_loud', () => {
    const random = seeded(2);
    const out = levelled(() => 0.002 * (random() - 0.5), 8);
    expect(Math.max(...out.subarray(4 * rate, 5 * rate))).toBeLessThan(0.0011);
  });

  test('the_pause_between_two_sentences_does_not_raise_the_next_word', () => {
    const spoken = (i: number) => (i % (6 * rate) < 3 * rate ? voiceLike(i) : 0);
    const out = levelled(spoken, 18);
    const before = loudnessOf(out, 7 * rate, 9 * rate);
    expect(Math.abs(loudnessOf(out, 12 * rate, 12 * rate + rate / 2) - before)).toBeLessThan(2.5);
  });

  test('the_gain_moves_without_a_step', () => {
    const out = levelled(sine(400, 0.02), 6);
    expect(largestStep(out)).toBeLessThan(0.09 * ((2 * Math.PI * 400) / rate) * 1.3);
  });

  test('two_channels_of_which_one_is_12_dB_louder_are_heard_alike', () => {
    const { mixer, feed, run } = desk();
    mixer.even = true;
    feed(1, decibels(-8)(voiceLike));
    feed(2, decibels(4)(voiceLike));
    mixer.hear(1);
    run(8);
    const first = loudnessOf(run(4));
    mixer.hear(2);
    run(1);
    expect(Math.abs(loudnessOf(run(4)) - first)).toBeLessThan(3);
  });

  test('a_channel_that_is_come_back_to_begins_as_loud_as_it_was_left', () => {
    const { mixer, feed, run, end } = desk();
    mixer.even = true;
    feed(1, decibels(9)(voiceLike));
    mixer.hear(1);
    run(8);
    const before = loudnessOf(run(4));
    end();
    run(3);
    feed(1, decibels(9)(voiceLike));
    run(0.1);
    expect(Math.abs(loudnessOf(run(0.9)) - before)).toBeLessThan(3);
  });

  test('the_floor_under_an_interpreter_is_as_much_quieter_as_it_was_asked_to_be', () => {
    const { mixer, feed, run } = desk();
    mixer.even = true;
    feed(0, decibels(10)(voiceLike));
    feed(1, voiceLike);
    mixer.also(0, 0.1);
    run(6);
    const floor = loudnessOf(run(4));
    mixer.also(0, 0);
    mixer.hear(1);
    run(1);
    expect(loudnessOf(run(4)) - floor).toBeGreaterThan(17);
  });
});

function desk() {
  const mixer = new Mixer({ heard: () => undefined, over: () => undefined });
  const feeds: { ring: SampleRing; sound: (i: number) => number; at: number }[] = [];
  return {
    mixer,
    feed: (channel: number, sound: (i: number) => number): void => {
      const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(rate)));
      expect(mixer.add(channel + 1, channel, ring, 40)).toBe(true);
      feeds.push({ ring, sound, at: 0 });
    },
    /** The sources end, and what waits is played out. */
    end: (): void => {
      mixer.forEach((_, playout) => (playout.ending = true));
      feeds.length = 0;
    },
    run: (seconds: number): Float32Array => {
      const out = new Float32Array(seconds * rate);
      for (let at = 0; at + quantum <= out.length; at += quantum) {
        for (const one of feeds) {
          if (one.ring.waiting > 45 * 48) continue;
          const from = one.at;
          one.ring.write(Float32Array.from({ length: 960 }, (_, i) => one.sound(from + i)));
          one.at += 960;
        }
        mixer.render(out.subarray(at, at + quantum), quantum);
      }
      return out;
    },
  };
}
