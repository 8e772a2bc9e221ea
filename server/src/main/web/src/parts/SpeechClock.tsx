/** The speech clock: a bar that fills, figures that count, and a word that says what they are or what colour means. */
import type { Speech } from '@dragoman/client';
import { minutes, share, speechClock, type ClockReading } from '../state/sitting/clock';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

interface SpeechClockProps {
  readonly page: PageState;
  readonly speech: Speech;
  /** The time that is left, as who speaks and who waits need it, in place of the time that is used. */
  readonly left?: boolean;
}

export function SpeechClock({ page, speech, left = false }: SpeechClockProps) {
  const clock = speechClock(speech, page.now.value);
  const look = ['clock', clock.tone, !clock.running && 'standing'].filter(Boolean).join(' ');
  return (
    <div class={look} data-test="clock" data-tone={clock.tone} role="timer" aria-live="off">
      {clock.limitMs > 0 && (
        <div class="bar">
          <span style={{ '--filled': `${share(clock) * 100}%` }} />
        </div>
      )}
      <span class="figures">{figures(clock, left)}</span>
      <span class="word small soft" data-test="clock-word">
        {clockWord(clock, left)}
      </span>
    </div>
  );
}

function figures({ usedMs, leftMs, limitMs }: ClockReading, left: boolean): string {
  if (leftMs < 0) return `+${minutes(-leftMs)}`;
  if (limitMs === 0) return minutes(usedMs);
  // A second that has begun is still there: the last figure before time is up is 00:01.
  return left ? minutes(leftMs + 999) : `${minutes(usedMs)} / ${minutes(limitMs)}`;
}

function clockWord({ tone, running, limitMs }: ClockReading, left: boolean): string {
  if (!running) return t('clock.paused');
  if (tone === 'over') return t('clock.over');
  if (tone === 'attention') return t('clock.last-minute');
  if (!left) return '';
  return t(limitMs === 0 ? 'clock.used' : 'clock.left');
}
