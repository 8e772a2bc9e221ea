/** The speech clock: a bar that fills and figures that count; the word says what colour means. */
import type { Speech } from '@dragoman/client';
import { minutes, share, speechClock } from '../state/sitting/clock';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

export function SpeechClock({ page, speech }: { page: PageState; speech: Speech }) {
  const clock = speechClock(speech, page.now.value);
  const over = clock.leftMs < 0;
  const look = ['clock', clock.tone, !clock.running && 'standing'].filter(Boolean).join(' ');
  return (
    <div class={look} data-test="clock" data-tone={clock.tone} role="timer" aria-live="off">
      {clock.limitMs > 0 && (
        <div class="bar">
          <span style={{ '--filled': `${share(clock) * 100}%` }} />
        </div>
      )}
      <span class="figures">
        {over
          ? `+${minutes(-clock.leftMs)}`
          : clock.limitMs === 0
            ? minutes(clock.usedMs)
            : `${minutes(clock.usedMs)} / ${minutes(clock.limitMs)}`}
      </span>
      <span class="word small soft">{clockWord(clock.tone, clock.running)}</span>
    </div>
  );
}

function clockWord(tone: string, running: boolean): string {
  if (!running) return t('clock.paused');
  if (tone === 'over') return t('clock.over');
  return tone === 'attention' ? t('clock.last-minute') : '';
}
