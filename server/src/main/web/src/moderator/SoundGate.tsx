/** A session that may not open yet: which sound checks failed or were not done, and the reason to open all the same. */
import { useSignal } from '@preact/signals';
import { CheckResult } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const LONGEST_REASON = 300;

interface GateProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
}

export function SoundGate({ moderator, close }: GateProps) {
  const reason = useSignal('');
  const names = moderator.page.names.value as ConferenceNames;
  const open = (moderator.page.backstage.soundCheck.value?.checks ?? []).filter(
    ({ result }) => result !== CheckResult.PASSED,
  );
  const places = [...new Set(open.map(({ booth }) => booth))];
  return (
    <Dialog label={t('gate.title')} close={close}>
      <h2>{t('gate.title')}</h2>
      <ul data-test="gate-open">
        {places.map((booth) => (
          <li key={booth}>
            {booth
              ? names.text(names.booth(booth)?.name, speaking.value.tag).text
              : t('check.podium')}
            {open
              .filter((one) => one.booth === booth)
              .map(({ check, result }) => (
                <span
                  key={check}
                  class={result === CheckResult.FAILED ? 'mark attention' : 'mark'}
                  data-test={`gate-${booth || 'podium'}-${check}`}
                >
                  <Icon name={result === CheckResult.FAILED ? 'triangle-alert' : 'minus'} />
                  {t(`check.${check}` as Key)}
                </span>
              ))}
          </li>
        ))}
      </ul>
      <label>
        <span class="small soft">{t('check.reason')}</span>
        <input
          class="field"
          dir="auto"
          data-test="gate-reason"
          maxLength={LONGEST_REASON}
          value={reason.value}
          onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="gate-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="gate-confirm"
          look="main"
          disabled={!reason.value.trim() || !moderator.sitting.presides.value}
          onPress={() => moderator.commands.openOverSoundCheck(reason.value.trim())}
        >
          {t('check.override')}
        </Button>
      </div>
    </Dialog>
  );
}
