import { describe, expect, test } from 'vitest';
import { Mixer } from '../../src/dsp/mixer.js';
import { SampleRing } from '../../src/dsp/ring.js';
import { perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { largestStep, sine } from './simulation.js';

class Desk {
  readonly heard: (number | null)[] = [];
  readonly over: number[] = [];
  readonly mixer = new Mixer({
    heard: (channel) => this.heard.push(channel),
    over: (id) => this.over.push(id),
  });
  private readonly speakers: { ring: SampleRing; sound: (i: number) => number; at: number }[] = [];

  speaker(id: number, channel: number, sound: (i: number) => number): void {
    const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(rate)));
    expect(this.mixer.add(id, channel, ring, 40)).toBe(true);
    this.speakers.push({ ring, sound, at: 0 });
  }

  silence(index: number): void {
    this.speakers.splice(index, 1);
  }

  run(milliseconds: number): Float32Array {
    const out = new Float32Array(Math.ceil((milliseconds * perMs) / quantum) * quantum);
    for (let at = 0; at < out.length; at += quantum) {
      for (const speaker of this.speakers) {
        if (speaker.ring.waiting > 45 * perMs) continue;
        const from = speaker.at;
        speaker.ring.write(Float32Array.from({ length: 960 }, (_, i) => speaker.sound(from + i)));
        speaker.at += 960;
      }
      this.mixer.render(out.subarray(at, at + quantum), quantum);
    }
    return out;
  }
}

describe('mixer', () => {
  test('only_the_heard_channel_is_heard', () => {
    const desk = new Desk();
    desk.speaker(1, 1, sine(400));
    desk.speaker(2, 2, sine(900));
    expect(rms(desk.run(300))).toBe(0);
    desk.mixer.hear(1);
    desk.run(300);
    expect(rms(desk.run(200))).toBeCloseTo(0.3535, 2);
    desk.mixer.hear(null);
    desk.run(200);
    expect(rms(desk.run(200))).toBe(0);
    expect(desk.heard).toEqual([1, null]);
  });

  test('the_old_channel_stays_until_the_new_one_sounds', () => {
    const desk = new Desk();
    desk.speaker(1, 1, sine(400));
    desk.mixer.hear(1);
    desk.run(500);
    desk.mixer.hear(2);
    expect(rms(desk.run(100))).toBeCloseTo(0.3535, 1);
    expect(desk.heard).toEqual([1]);
    desk.speaker(2, 2, sine(400));
    const during = desk.run(200);
    expect(desk.heard).toEqual([1, 2]);
    for (let at = 0; at + 960 <= during.length; at += 960) expect(rms(during, at, 960)).toBeGreaterThan(0.15);
  });

  test('a_silent_channel_keeps_nobody_longer_than_300_ms', () => {
    const desk = new Desk();
    desk.speaker(1, 1, sine(400));
    desk.mixer.hear(1);
    desk.run(500);
    desk.mixer.hear(2);
    desk.run(320);
    expect(desk.heard).toEqual([1, 2]);
    desk.run(120);
    expect(rms(desk.run(100))).toBe(0);
  });

  test('whoever_goes_back_before_the_switch_has_never_left', () => {
    const desk = new Desk();
    desk.speaker(1, 1, sine(400));
    desk.mixer.hear(1);
    desk.run(500);
    desk.mixer.hear(2);
    desk.run(100);
    desk.mixer.hear(1);
    expect(rms(desk.run(500), rate / 10, rate / 4)).toBeCloseTo(0.3535, 1);
    expect(desk.heard).toEqual([1]);
  });

  test('a_channel_beside_is_as_loud_as_it_was_asked_to_be', () => {
    const desk = new Desk();
    desk.speaker(1, 0, sine(400));
    desk.mixer.also(0, 0.2);
    desk.run(400);
    expect(rms(desk.run(200))).toBeCloseTo(0.0707, 2);
    desk.mixer.also(0, 0);
    desk.run(200);
    expect(rms(desk.run(100))).toBe(0);
  });

  test('several_open_microphones_of_a_channel_are_mixed', () => {
    const desk = new Desk();
    desk.speaker(1, 0, sine(400, 0.25));
    desk.speaker(2, 0, sine(611, 0.25));
    desk.mixer.hear(0);
    desk.run(500);
    expect(rms(desk.run(1_000))).toBeCloseTo(0.25, 2);
  });

  test('another_source_of_the_channel_takes_over_without_a_click', () => {
    const desk = new Desk();
    desk.speaker(1, 1, sine(400));
    desk.mixer.hear(1);
    desk.run(1_000);
    const ending = desk.mixer.playout(1);
    if (ending !== undefined) ending.ending = true;
    desk.silence(0);
    desk.speaker(2, 1, sine(400));
    const during = desk.run(400);
    expect(largestStep(during)).toBeLessThan(2.2 * 0.5 * ((2 * Math.PI * 400) / rate));
    expect(desk.over).toEqual([1]);
  });

  test('more_sources_than_it_can_hold_are_refused', () => {
    const { mixer } = new Desk();
    const ring = () => new SampleRing(new ArrayBuffer(SampleRing.bytesFor(1_024)));
    for (let id = 0; id < 16; id++) expect(mixer.add(id, id, ring(), 80)).toBe(true);
    expect(mixer.add(16, 16, ring(), 80)).toBe(false);
  });
});
