/** The sound check: for each booth and the podium what was tried, and how it went. One press for each answer. */
import { Check, CheckResult, type CheckEntry } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import { Icon } from './Icon';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { ConsoleState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';

interface SoundChecksProps {
  readonly page: ConsoleState;
  /** Only this booth's, in its own console; all without it. */
  readonly booth?: string;
}

const CHECKS = [Check.TALK, Check.LISTEN, Check.RELAY, Check.COUGH, Check.HANDOVER] as const;

export function SoundChecks({ page, booth }: SoundChecksProps) {
  const names = page.names.value;
  const checks = page.backstage.soundCheck.value?.checks ?? [];
  const booths = [...new Set(checks.map((one) => one.booth))].filter(
    (one) => booth === undefined || one === booth,
  );
  if (!names || booths.length === 0) return <p class="soft">{t('check.none')}</p>;
  return (
    <table class="checks" data-test="checks">
      <thead>
        <tr>
          <th scope="col">{t('check.booth')}</th>
          {CHECKS.map((check) => (
            <th key={check} scope="col">
              {t(`check.${check}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {booths.map((one) => (
          <tr key={one}>
            <th scope="row">
              <span aria-hidden="true">{one ? shortName(names, one) : t('check.podium')}</span>
              <span class="unseen">
                {names.text(names.booth(one)?.name, speaking.value.tag).text}
              </span>
            </th>
            {CHECKS.map((check) => (
              <CheckCell
                key={check}
                page={page}
                entry={checks.find((e) => e.booth === one && e.check === check)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A booth by the language it puts out: its name is too long for a column. */
function shortName(names: ConferenceNames, booth: string): string {
  return (names.booth(booth)?.outputs[0] ?? booth).toUpperCase();
}

const NEXT: Readonly<Record<CheckResult, CheckResult>> = {
  [CheckResult.UNSPECIFIED]: CheckResult.PASSED,
  [CheckResult.PASSED]: CheckResult.FAILED,
  [CheckResult.FAILED]: CheckResult.UNSPECIFIED,
};
const FACES = {
  [CheckResult.UNSPECIFIED]: ['minus', 'check.open'],
  [CheckResult.PASSED]: ['check', 'check.passed'],
  [CheckResult.FAILED]: ['x', 'check.failed'],
} as const;

function CheckCell({ page, entry }: { page: ConsoleState; entry: CheckEntry | undefined }) {
  if (!entry) return <td />;
  const names = page.names.value;
  const [icon, word] = FACES[entry.result];
  const look = { 0: '', 1: ' passed', 2: ' failed' }[entry.result];
  const by = entry.by && names ? names.name(entry.by, speaking.value.tag).text : '';
  const at = entry.atMs > 0n ? timeOfDay(Number(entry.atMs), names?.conference.timeZone ?? '') : '';
  return (
    <td>
      <button
        type="button"
        class={`button check-cell${look}`}
        data-test={`check-${entry.booth || 'podium'}-${entry.check}`}
        data-result={entry.result}
        title={[entry.note, by, at].filter(Boolean).join(' · ')}
        aria-label={`${t(`check.${entry.check as (typeof CHECKS)[number]}`)}: ${t(word)}`}
        onClick={() =>
          ask(
            page.hub.checkSound({
              booth: entry.booth,
              check: entry.check,
              result: NEXT[entry.result],
              note: entry.note,
            }),
          )
        }
      >
        <Icon name={icon} />
        <span class="small">{t(word)}</span>
      </button>
    </td>
  );
}
