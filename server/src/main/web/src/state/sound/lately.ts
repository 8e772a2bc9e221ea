/** What was told second by second, summed over the last half minute. */
import type { SoundStats } from '@dragoman/client/audio';
import type { Fares } from './sound';

const MEMORY_MS = 30_000;

type Told = Pick<SoundStats, 'channel' | 'bufferMs' | 'targetMs' | 'underruns' | 'concealedMs'> & {
  readonly atMs: number;
};

export class Lately {
  private told: readonly Told[] = [];

  /** With one more second of this channel; another channel begins anew. */
  with(stats: Omit<Told, 'atMs'>, atMs: number): Fares {
    this.told = [...this.told, { ...stats, atMs }].filter(
      (one) => one.channel === stats.channel && atMs - one.atMs < MEMORY_MS,
    );
    const sum = (part: 'underruns' | 'concealedMs') =>
      this.told.reduce((all, one) => all + one[part], 0);
    const { channel, bufferMs, targetMs } = stats;
    return {
      channel,
      atMs,
      bufferMs,
      targetMs,
      underruns: sum('underruns'),
      concealedMs: sum('concealedMs'),
    };
  }
}
