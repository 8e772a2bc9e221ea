import { describe, expect, test } from 'vitest';
import { frameSamples, perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { Playout } from '../../src/dsp/playout.js';
import { SampleRing } from '../../src/dsp/ring.js';
import { largestStep, listen, pitch, seeded, sine, voiceLike } from './simulation.js';

const hertz = 400;
const tone = sine(hertz);
const toneStep = 0.5 * ((2 * Math.PI * hertz) / rate);

interface Wait {
  median: number;
  gaps: number;
}

describe('playout', () => {
  test('on_a_calm_network_little_waits_within_a_second_of_joining', () => {
    const { waitingMs, playout } = listen({ sound: voiceLike, wayMs: () => 10, seconds: 10 });
    const afterOne = waitingMs.slice(4);
    expect(Math.max(...afterOne)).toBeLessThan(45);
    expect(playout.underruns).toBe(0);
  });

  test.each([97, 133, 230, 311, 400, 610])('a_tone_of_%i_Hz_keeps_its_pitch_and_has_no_click', (of) => {
    const random = seeded(1);
    const { samples } = listen({
      sound: sine(of),
      wayMs: () => 10 + 15 * random(),
      seconds: 14,
      driftPpm: 4_000, // so that periods are left out all the time
    });
    const from = 2 * rate;
    expect(Math.abs(pitch(samples, from, samples.length) / (of * 1.004) - 1)).toBeLessThan(0.006);
    expect(largestStep(samples, from)).toBeLessThan(0.5 * ((2 * Math.PI * of) / rate) * 1.3);
  });

  test.each([133, 311, 610])('a_gap_in_a_tone_of_%i_Hz_is_filled_with_that_tone', (of) => {
    const { samples } = listen({
      sound: sine(of),
      wayMs: (frame) => (frame === 400 ? 45 : 10),
      seconds: 10,
    });
    const around = Math.round(8.03 * rate);
    expect(pitch(samples, around - rate / 20, around + rate / 20) / of).toBeCloseTo(1, 0.9);
    expect(largestStep(samples, 2 * rate)).toBeLessThan(0.5 * ((2 * Math.PI * of) / rate) * 1.5);
  });

  test.each([-200, 200])('a_clock_that_drifts_by_%i_ppm_is_followed_for_minutes', (driftPpm) => {
    const { samples, waitingMs, playout } = listen({ sound: tone, wayMs: () => 10, seconds: 180, driftPpm });
    expect(playout.underruns).toBe(0);
    expect(Math.max(...waitingMs.slice(8))).toBeLessThan(60);
    expect(largestStep(samples, 2 * rate)).toBeLessThan(toneStep * 1.6);
  });

  test('a_network_that_becomes_restless_is_outlasted_after_its_first_gaps', () => {
    const random = seeded(7);
    const { playout, waitingMs } = listen({
      sound: voiceLike,
      wayMs: (frame) => (frame < 250 ? 10 : 10 + 90 * random() ** 4),
      seconds: 40,
    });
    const before = playout.underruns;
    expect(before).toBeLessThan(25);
    expect(Math.max(...waitingMs)).toBeLessThan(300);
  });

  test('after_a_burst_the_wait_becomes_short_again', () => {
    const stall = (frame: number) => (frame >= 500 && frame < 530 ? 10 + (530 - frame) * 20 : 10);
    const { waitingMs } = listen({ sound: voiceLike, wayMs: stall, seconds: 40 });
    expect(Math.max(...waitingMs.slice(40, 60))).toBeGreaterThan(100);
    expect(Math.max(...waitingMs.slice(100))).toBeLessThan(60);
  });

  test('what_is_late_by_more_than_a_second_is_dropped_not_stretched', () => {
    const stall = (frame: number) => (frame >= 500 && frame < 595 ? 10 + (595 - frame) * 20 : 10);
    const { waitingMs } = listen({ sound: voiceLike, wayMs: stall, seconds: 20 });
    expect(Math.max(...waitingMs.slice(54))).toBeLessThan(1_000);
  });

  test('each_mode_spends_no_more_delay_than_its_cap_on_a_network_that_stalls', () => {
    const wayMs = (frame: number) => (frame % 200 === 0 ? 700 : 10);
    const waits = (['fast', 'balanced', 'stable'] as const).map((cap) => {
      const { waitingMs, playout } = listen({ sound: voiceLike, wayMs, seconds: 90, cap });
      const settled = waitingMs.slice(120).sort((a, b) => a - b);
      return { median: settled[settled.length >> 1] as number, gaps: playout.underruns };
    });
    const [fast, balanced, stable] = waits as [Wait, Wait, Wait];
    expect(fast.median).toBeLessThan(120 + 60);
    expect(balanced.median).toBeLessThan(300 + 60);
    expect(balanced.median).toBeGreaterThan(fast.median);
    expect(stable.median).toBeGreaterThan(500);
    expect(stable.gaps).toBeLessThan(balanced.gaps);
  });

  test('missing_sound_goes_on_for_a_moment_and_fades_without_a_click', () => {
    const { samples, playout } = listen({
      sound: tone,
      wayMs: () => 10,
      loses: (frame) => frame >= 250 && frame < 300,
      seconds: 8,
    });
    expect(playout.underruns).toBe(0); // a second is a pause, not a fault
    expect(largestStep(samples, 2 * rate)).toBeLessThan(toneStep * 2);
    const gap = Math.round(5.3 * rate);
    expect(rms(samples, gap, rate / 2)).toBeLessThan(0.001);
    expect(rms(samples, 7 * rate, rate / 2)).toBeGreaterThan(0.3);
  });

  test.each([70, 400, 1_200])('a_wait_that_is_too_short_grows_without_a_step_in_a_tone_of_%i_Hz', (of) => {
    for (let restMs = 2; restMs <= 14; restMs++) {
      const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(2 * rate)));
      const playout = new Playout(ring, 20 + restMs);
      playout.pace.slackMs = 60; // so that periods are repeated all the time
      const samples = new Float32Array(80 * quantum * 5);
      let next = 0;
      for (let at = 0; at < samples.length; at += quantum) {
        while (next * frameSamples - restMs * perMs <= at) {
          const begin = next * frameSamples;
          ring.write(Float32Array.from({ length: frameSamples }, (_, i) => sine(of)(begin + i)));
          next += 1;
        }
        playout.pull(samples.subarray(at, at + quantum), quantum);
      }
      expect(largestStep(samples, 20 * perMs)).toBeLessThan(0.5 * ((2 * Math.PI * of) / rate) * 1.5);
    }
  });

  test('a_single_late_frame_is_hidden', () => {
    const { samples } = listen({
      sound: tone,
      wayMs: (frame) => (frame === 400 ? 60 : 10),
      seconds: 12,
    });
    const around = 8 * rate;
    for (let at = around - rate / 4; at < around + rate / 4; at += 480) {
      expect(rms(samples, at, 480)).toBeGreaterThan(0.15);
    }
    expect(largestStep(samples, 2 * rate)).toBeLessThan(toneStep * 2);
  });

  test('ending_plays_what_waits_and_is_over', () => {
    const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(rate)));
    const playout = new Playout(ring, 80);
    ring.write(Float32Array.from({ length: frameSamples }, (_, i) => tone(i)));
    playout.ending = true;
    const out = new Float32Array(quantum);
    let energy = 0;
    let pulls = 0;
    while (playout.state !== 'over') {
      playout.pull(out, quantum);
      energy += rms(out) ** 2 * quantum;
      expect(++pulls).toBeLessThan(rate / quantum);
    }
    expect(Math.sqrt(energy / frameSamples)).toBeGreaterThan(0.2);
  });

  test('silence_is_played_until_enough_waits', () => {
    const ring = new SampleRing(new ArrayBuffer(SampleRing.bytesFor(rate)));
    const playout = new Playout(ring, 80);
    const out = new Float32Array(quantum);
    ring.write(new Float32Array(60 * perMs).fill(0.5));
    playout.pull(out, quantum);
    expect(rms(out)).toBe(0);
    expect(playout.state).toBe('priming');
    ring.write(new Float32Array(20 * perMs).fill(0.5));
    for (let i = 0; i < 8; i++) playout.pull(out, quantum);
    expect(playout.state).toBe('playing');
    expect(rms(out)).toBeGreaterThan(0.3);
  });
});
