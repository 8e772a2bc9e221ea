/** What somebody's badge counts for in this session: in which role they are here, and whether they are let in at all. */
import { useSignal } from '@preact/signals';
import { Role } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { LostBadge } from '../parts/LostBadge';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

const ROLES = [
  Role.CHAIR,
  Role.MODERATOR,
  Role.SECRETARY,
  Role.TECHNICIAN,
  Role.INTERPRETER,
  Role.CAPTIONER,
  Role.DELEGATE,
  Role.OBSERVER,
  Role.PRESS,
  Role.RECORD_KEEPER,
] as const;
const LONGEST_REASON = 300;

interface Asked {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly participant: string;
}

export function BadgeDialog({ moderator, close, participant }: Asked) {
  const names = moderator.page.names.value as ConferenceNames;
  const gone = moderator.page.credentials.value?.removed.find(
    (one) => one.participant === participant,
  );
  return (
    <Dialog label={t('badge.title')} close={close}>
      <h2>{t('badge.title')}</h2>
      <p>
        <Words of={names.name(participant, speaking.value.tag)} />{' '}
        <span class="soft">
          <Words of={names.beside(participant, speaking.value.tag)} />
        </span>
      </p>
      {gone ? (
        <p data-test="removed-why">
          {t('badge.removed')} <Words of={{ text: gone.reason, lang: '' }} />
        </p>
      ) : (
        <>
          <RoleHere moderator={moderator} participant={participant} />
          <Removal moderator={moderator} participant={participant} />
          <h3>{t('badges.lost')}</h3>
          <LostBadge page={moderator.page} participant={participant} done={close} />
        </>
      )}
      <div class="dialog-keys">
        <Button test="badge-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        {gone && (
          <Button
            test="readmit"
            look="main"
            icon="user-check"
            onPress={() => moderator.commands.readmit(participant, gone.conference)}
          >
            {t('badge.readmit')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** The role somebody has in this session, which may be another than the conference gave them. */
export function roleOf(moderator: ModeratorConsole, participant: string): Role {
  const here = moderator.page.credentials.value?.roles.find(
    (one) => one.participant === participant,
  );
  return (
    here?.role ?? moderator.page.names.value?.participant(participant)?.role ?? Role.UNSPECIFIED
  );
}

function RoleHere({ moderator, participant }: Omit<Asked, 'close'>) {
  const now = roleOf(moderator, participant);
  const picked = useSignal(now);
  const desk = moderator.page.names.value?.conference.booths.some(({ interpreters }) =>
    interpreters.some((one) => one.participant === participant),
  );
  return (
    <div class="badge-line">
      <label>
        <span class="small soft">{t('badge.role')}</span>
        <select
          class="choice"
          data-test="role"
          value={picked.value}
          onChange={({ currentTarget }) => (picked.value = Number(currentTarget.value) as Role)}
        >
          {ROLES.filter((role) => role !== Role.INTERPRETER || desk).map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <Button
        test="change-role"
        icon="id-card"
        disabled={picked.value === now}
        onPress={() => moderator.commands.changeRole(participant, picked.value)}
      >
        {t('badge.change')}
      </Button>
    </div>
  );
}

function Removal({ moderator, participant }: Omit<Asked, 'close'>) {
  const reason = useSignal('');
  const everywhere = useSignal(false);
  return (
    <div class="badge-line">
      <label>
        <span class="small soft">{t('badge.reason')}</span>
        <input
          class="field"
          dir="auto"
          data-test="removal-reason"
          maxLength={LONGEST_REASON}
          value={reason.value}
          onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
        />
      </label>
      <label class="small">
        <input
          type="checkbox"
          data-test="remove-everywhere"
          checked={everywhere.value}
          onChange={({ currentTarget }) => (everywhere.value = currentTarget.checked)}
        />{' '}
        {t('badges.everywhere')}
      </label>
      <Button
        test="remove-participant"
        icon="user-x"
        disabled={!reason.value.trim()}
        onPress={() =>
          moderator.commands.removeParticipant(participant, reason.value.trim(), everywhere.value)
        }
      >
        {t('badge.remove')}
      </Button>
    </div>
  );
}
