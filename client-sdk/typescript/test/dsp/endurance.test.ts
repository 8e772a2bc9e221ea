import { describe, expect, test } from 'vitest';
import { perMs, rate } from '../../src/dsp/samples.js';
import { listenFor, looped, seeded, sine, voiceLike } from './simulation.js';

const hertz = 400;
const tone = looped(sine(hertz), rate / hertz);
const toneStep = 0.5 * ((2 * Math.PI * hertz) / rate);
const voice = looped(voiceLike, 10 * rate);

/** One lost packet is sent again once its successors told of it; that one may be lost too, and then the timer counts. */
function tcp(lossPart: number, roundTripMs: number, seed: number): (frame: number) => number {
  const random = seeded(seed);
  return () => {
    let way = roundTripMs / 2 + 3 * random();
    let again = roundTripMs + 30;
    while (random() < lossPart) {
      way += again;
      again = again < 200 ? 200 + roundTripMs : 2 * again;
    }
    return way;
  };
}

interface Quarter {
  concealedMs: number;
  mostMs: number;
  sumMs: number;
  looks: number;
}

/** What happened in each stretch of the time, after half a minute of settling. */
function stretches(seconds: number, count: number, cap: 'fast' | 'balanced' | 'stable'): Quarter[] {
  const found = Array.from({ length: count }, () => ({ concealedMs: 0, mostMs: 0, sumMs: 0, looks: 0 }));
  const settling = 30 * rate;
  let before = 0;
  listenFor({ sound: voice, wayMs: tcp(0.03, 40, 11), seconds: seconds + 30, cap }, (_, at, playout) => {
    if (at < settling) return void (before = playout.concealedSamples);
    const stretch = found[Math.min(count - 1, Math.floor(((at - settling) * count) / (seconds * rate)))];
    if (stretch === undefined) return;
    const waitingMs = playout.waiting / perMs;
    stretch.concealedMs += (playout.concealedSamples - before) / perMs;
    before = playout.concealedSamples;
    stretch.mostMs = Math.max(stretch.mostMs, waitingMs);
    stretch.sumMs += waitingMs;
    stretch.looks += 1;
  });
  return found;
}

describe('for a long time', () => {
  test.each([-200, 200])(
    'an_hour_with_a_clock_that_is_off_by_%i_ppm_has_no_underrun_and_no_audible_step',
    { timeout: 300_000 },
    (driftPpm) => {
      let last = 0;
      let step = 0;
      let mostMs = 0;
      const random = seeded(3);
      const { playout } = listenFor(
        { sound: tone, wayMs: () => 10 + 4 * random(), seconds: 3_600, driftPpm },
        (piece, at, { waiting }) => {
          for (let i = 0; i < piece.length; i++) {
            const sample = piece[i] as number;
            if (at > 3 * rate) step = Math.max(step, Math.abs(sample - last));
            last = sample;
          }
          if (at > 3 * rate) mostMs = Math.max(mostMs, waiting / perMs);
        },
      );
      expect(playout.underruns).toBe(0);
      expect(step).toBeLessThan(toneStep * 1.6);
      expect(mostMs).toBeLessThan(80);
    },
  );

  test.each([
    ['balanced', 300],
    ['stable', 1_000],
  ] as const)(
    'half_an_hour_at_3_per_cent_loss_in_mode_%s_conceals_little_and_the_delay_never_grows',
    { timeout: 300_000 },
    (cap, capMs) => {
      const six = stretches(1_800, 6, cap);
      const concealedMs = six.reduce((sum, one) => sum + one.concealedMs, 0);
      expect(concealedMs / 1_800_000).toBeLessThanOrEqual(0.02);
      const means = six.map(({ sumMs, looks }) => sumMs / looks);
      for (const { mostMs } of six) expect(mostMs).toBeLessThan(capMs + 300);
      for (const mean of means) expect(mean).toBeLessThan(capMs);
      expect((means.at(-1) as number) - (means[0] as number)).toBeLessThan(20);
    },
  );
});
