/** How long the server itself takes to hand out sound, and what it dropped lately, by cause. */
import { DropCause, type FanOutWatch } from '@dragoman/client';
import { milliseconds } from '../state/sitting/health';
import { t } from '../words/words';
import { listOf } from '../words/written';
import type { Board } from './board';

export function FanOut({ board }: { board: Board }) {
  const watch = board.page.backstage.technician.value?.fanOut;
  if (!watch) return null;
  return (
    <p class="small" data-test="fan-out">
      {lagWords(watch)} · {droppedWords(watch)}
    </p>
  );
}

function lagWords(watch: FanOutWatch): string {
  if (watch.lagP50Us === 0) return t('board.lag-none');
  return t('board.lag', {
    half: tenths(watch.lagP50Us),
    most: tenths(watch.lagP95Us),
    nearly: tenths(watch.lagP99Us),
  });
}

/** Microseconds as milliseconds with one decimal; what is less is told as 0.1. */
function tenths(microseconds: number): string {
  return milliseconds(Math.max(1, Math.round(microseconds / 100)) / 10);
}

function droppedWords({ dropped }: FanOutWatch): string {
  if (dropped.length === 0) return t('board.dropped-none');
  const causes = dropped.map(({ cause, frames }) => t(CAUSES[cause], { count: frames }));
  return t('board.dropped', { causes: listOf(causes) });
}

const CAUSES = {
  [DropCause.UNSPECIFIED]: 'board.drop-other',
  [DropCause.LEASE]: 'board.drop-lease',
  [DropCause.OPUS]: 'board.drop-opus',
  [DropCause.RATE]: 'board.drop-rate',
  [DropCause.STALE]: 'board.drop-stale',
  [DropCause.SLOW]: 'board.drop-slow',
} as const satisfies Readonly<Record<DropCause, string>>;
