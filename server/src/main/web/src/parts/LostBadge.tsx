/** A badge was lost: ends every badge of its holder, in all sessions, until a new one is made. */
import { useSignal } from '@preact/signals';
import { timeOfDay } from '../state/sitting/clock';
import type { ConsoleState } from '../state/hub/pageState';
import { ask } from '../state/hub/toasts';
import { t } from '../words/words';
import { Button } from './Button';

const LONGEST_REASON = 300;

interface LostBadgeProps {
  readonly page: ConsoleState;
  readonly participant: string;
  readonly done: () => void;
}

export function LostBadge({ page, participant, done }: LostBadgeProps) {
  const reason = useSignal('');
  const ended = page.credentials.value?.revoked.find((one) => one.participant === participant);
  const zone = page.names.value?.conference.timeZone ?? '';
  return (
    <section class="badge-lost">
      <p class="small soft">{t('badges.lost-advice')}</p>
      {ended && (
        <p class="small" data-test="badges-ended">
          {t('badges.ended', { time: timeOfDay(Number(ended.untilMs), zone, true) })}
        </p>
      )}
      <div class="badge-line">
        <label>
          <span class="small soft">{t('badges.reason')}</span>
          <input
            class="field"
            dir="auto"
            data-test="lost-reason"
            maxLength={LONGEST_REASON}
            value={reason.value}
            onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
          />
        </label>
        <Button
          test="revoke-badges"
          icon="id-card"
          disabled={!reason.value.trim()}
          onPress={() => {
            ask(page.hub.revokeBadges({ participant, reason: reason.value.trim() }));
            done();
          }}
        >
          {t('badges.end')}
        </Button>
      </div>
    </section>
  );
}
