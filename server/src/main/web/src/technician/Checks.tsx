/** The sound check of every booth, and the way past one that failed, for a reason on the record. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { SoundChecks } from '../parts/SoundChecks';
import { ask } from '../state/hub/toasts';
import { speaking, t } from '../words/words';
import type { Board } from './board';

const LONGEST = 300;

export function Checks({ board }: { board: Board }) {
  const reason = useSignal('');
  const { page } = board;
  const check = page.backstage.soundCheck.value;
  const by = page.names.value?.name(check?.overriddenBy ?? '', speaking.value.tag).text ?? '';
  const override = () => {
    if (reason.value.trim()) ask(page.hub.overrideSoundCheck({ reason: reason.value.trim() }));
    reason.value = '';
  };
  return (
    <div class="check-pane">
      <div class="scroll" tabIndex={0} role="region" aria-label={t('board.checks')}>
        <SoundChecks page={page} />
      </div>
      {check?.overriddenBy && (
        <p class="mark attention" data-test="overridden">
          {t('check.overridden', { name: by, reason: check.overriddenWhy })}
        </p>
      )}
      {check && check.failed > 0 && !check.overriddenBy && (
        <div class="note-field">
          <input
            class="field"
            data-test="override-reason"
            dir="auto"
            maxLength={LONGEST}
            aria-label={t('check.reason')}
            placeholder={t('check.reason')}
            value={reason.value}
            onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
          />
          <Button test="override" disabled={!reason.value.trim()} onPress={override}>
            {t('check.override')}
          </Button>
        </div>
      )}
    </div>
  );
}
