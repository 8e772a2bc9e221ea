import { describe, expect, test } from 'vitest';
import { SampleRing } from '../../src/dsp/ring.js';
import { seeded } from './simulation.js';

const ring = (samples: number) => new SampleRing(new ArrayBuffer(SampleRing.bytesFor(samples)));

describe('sample ring', () => {
  test('what_is_written_is_read_in_order_through_many_wraps', () => {
    const under = ring(256);
    const random = seeded(11);
    let written = 0;
    let read = 0;
    const out = new Float32Array(256);
    while (read < 20_000) {
      const piece = Float32Array.from({ length: Math.floor(random() * 100) }, (_, i) => written + i);
      written += under.write(piece);
      const count = Math.min(under.waiting, Math.floor(random() * 100));
      under.peek(out, 0, count);
      under.skip(count);
      for (let i = 0; i < count; i++) expect(out[i]).toBe(read + i);
      read += count;
    }
  });

  test('a_full_ring_takes_no_more_and_loses_nothing_that_waits', () => {
    const under = ring(8);
    expect(under.write(new Float32Array([1, 2, 3, 4, 5, 6]))).toBe(6);
    expect(under.write(new Float32Array([7, 8, 9, 10]))).toBe(2);
    const out = new Float32Array(8);
    under.peek(out, 0, 8);
    expect([...out]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('counts_go_on_past_two_to_the_thirty_one', () => {
    const memory = new ArrayBuffer(SampleRing.bytesFor(16));
    new Int32Array(memory, 0, 2).fill(0x7fffffff - 3);
    const under = new SampleRing(memory);
    for (let round = 0; round < 4; round++) {
      expect(under.write(new Float32Array(6).fill(round + 1))).toBe(6);
      expect(under.waiting).toBe(6);
      const out = new Float32Array(6);
      under.peek(out, 0, 6);
      expect([...out]).toEqual(new Array(6).fill(round + 1));
      under.skip(6);
      expect(under.waiting).toBe(0);
    }
  });

  test('peeking_ahead_leaves_everything_in_place', () => {
    const under = ring(8);
    under.write(new Float32Array([1, 2, 3, 4, 5]));
    const out = new Float32Array(4);
    under.peek(out, 1, 2, 3);
    expect([...out]).toEqual([0, 4, 5, 0]);
    expect(under.waiting).toBe(5);
  });
});
