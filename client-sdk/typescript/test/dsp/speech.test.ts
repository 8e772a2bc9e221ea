import { describe, expect, test } from 'vitest';
import { FrameCutter } from '../../src/dsp/cutter.js';
import { LevelMeter } from '../../src/dsp/level.js';
import { Limiter } from '../../src/dsp/limiter.js';
import { frameSamples, perMs, quantum, rate, rms } from '../../src/dsp/samples.js';
import { VoiceMeter } from '../../src/dsp/voice.js';
import { largestStep, seeded, sine, voiceLike } from './simulation.js';

interface Cut {
  samples: Float32Array;
  captured: number;
  voice: number;
}

function cutter(): {
  push: (sound: (i: number) => number, milliseconds: number) => void;
  cuts: Cut[];
  key: FrameCutter;
} {
  const cuts: Cut[] = [];
  const key = new FrameCutter(
    () => new Float32Array(frameSamples),
    (samples, captured, voice) => cuts.push({ samples, captured, voice }),
  );
  let tick = 0;
  return {
    cuts,
    key,
    push: (sound, milliseconds) => {
      const end = tick + milliseconds * perMs;
      for (; tick < end; tick += quantum) {
        key.push(
          Float32Array.from({ length: quantum }, (_, i) => sound(tick + i)),
          quantum,
          tick,
        );
      }
    },
  };
}

describe('frame cutter', () => {
  test('sound_is_cut_into_frames_of_20_ms_whose_times_follow_one_another', () => {
    const { cuts, push } = cutter();
    push(sine(400), 200);
    expect(cuts.length).toBe(10);
    expect(cuts.map((cut) => cut.captured)).toEqual(Array.from({ length: 10 }, (_, i) => i * frameSamples));
  });

  test('a_held_cough_key_is_silent_within_20_ms_and_no_frame_leaves', () => {
    const { cuts, push, key } = cutter();
    push(sine(400), 104);
    key.cough(true);
    const before = cuts.length;
    push(sine(400), 500);
    expect(cuts.length - before).toBe(1); // the frame in which the ramp runs out
    const last = (cuts.at(-1) as Cut).samples;
    expect(rms(last, frameSamples - 10 * perMs, 10 * perMs)).toBe(0);
    expect(largestStep(last)).toBeLessThan(0.5 * ((2 * Math.PI * 400) / rate) * 1.2 + 1 / (5 * perMs));
  });

  test('after_the_cough_the_clock_has_gone_on', () => {
    const { cuts, push, key } = cutter();
    push(sine(400), 100);
    key.cough(true);
    push(sine(400), 1_000);
    key.cough(false);
    push(sine(400), 100);
    const gaps = cuts.slice(1).map((cut, i) => cut.captured - (cuts[i] as Cut).captured);
    expect(gaps.filter((gap) => gap > frameSamples).length).toBe(1);
    expect(Math.max(...gaps)).toBeGreaterThan(0.9 * rate);
  });

  test('without_spare_memory_sound_is_lost_and_never_queued', () => {
    const spare = [new Float32Array(frameSamples)];
    const taken: number[] = [];
    const key = new FrameCutter(
      () => spare.pop(),
      (_samples, captured) => taken.push(captured),
    );
    const push = (from: number, to: number) => {
      for (let tick = from; tick < to; tick += quantum)
        key.push(new Float32Array(quantum).fill(0.1), quantum, tick);
    };
    push(0, 8 * frameSamples); // a multiple of both sizes
    spare.push(new Float32Array(frameSamples));
    push(8 * frameSamples, 16 * frameSamples);
    expect(taken).toEqual([0, 8 * frameSamples]);
  });
});

describe('voice meter', () => {
  const bytes = (sound: (i: number) => number, frames: number) => {
    const meter = new VoiceMeter();
    return Array.from({ length: frames }, (_, frame) =>
      meter.of(Float32Array.from({ length: frameSamples }, (_, i) => sound(frame * frameSamples + i))),
    );
  };

  test('silence_is_0', () => {
    expect(Math.max(...bytes(() => 0, 50))).toBe(0);
  });

  test('a_voice_is_loud_and_clear_and_its_pauses_are_not', () => {
    const found = bytes(voiceLike, 500);
    expect(found.filter((byte) => byte === 255).length).toBeGreaterThan(150);
    expect(found.filter((byte) => byte === 0).length).toBeGreaterThan(100);
  });

  test('the_hum_of_a_room_is_no_voice', () => {
    const random = seeded(5);
    expect(Math.max(...bytes(() => 0.004 * (random() - 0.5), 500).slice(100))).toBe(0);
  });
});

describe('limiter', () => {
  test('nothing_leaves_above_the_ceiling', () => {
    const limiter = new Limiter(0.5);
    const loud = Float32Array.from({ length: rate }, (_, i) => (i > rate / 2 ? 4 : 0.3) * Math.sin(i / 9));
    for (let at = 0; at + quantum <= rate; at += quantum)
      limiter.run(loud.subarray(at, at + quantum), quantum);
    expect(Math.max(...loud)).toBeLessThanOrEqual(0.5);
    expect(largestStep(loud, rate / 2 - 2_000)).toBeLessThan(0.25);
  });

  test('what_is_quiet_passes_1_ms_later_unchanged', () => {
    const limiter = new Limiter();
    const quiet = Float32Array.from({ length: 4_096 }, (_, i) => 0.3 * Math.sin(i / 20));
    const out = quiet.slice();
    for (let at = 0; at < 4_096; at += quantum) limiter.run(out.subarray(at, at + quantum), quantum);
    for (let i = 48; i < 4_096; i++) expect(out[i]).toBeCloseTo(quiet[i - 48] as number, 6);
  });
});

describe('level meter', () => {
  test('it_is_told_at_most_15_times_a_second_and_measures_rms_and_peak', () => {
    const meter = new LevelMeter();
    const sound = sine(1_000, 0.5);
    let told = 0;
    for (let tick = 0; tick < 3 * rate; tick += quantum) {
      if (
        !meter.see(
          Float32Array.from({ length: quantum }, (_, i) => sound(tick + i)),
          quantum,
        )
      )
        continue;
      meter.told();
      told += 1;
    }
    expect(told).toBeLessThanOrEqual(45);
    expect(told).toBeGreaterThan(35);
    expect(meter.rms).toBeCloseTo(0.3535, 2);
    expect(meter.peak).toBeGreaterThan(0.45);
  });
});
