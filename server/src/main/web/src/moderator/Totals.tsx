/** Who spoke how often and how long: by speaker, delegation and group; a group's budget; and the last speeches. */
import { useSignal } from '@preact/signals';
import type { Spoken, SpokenView } from '@dragoman/client';
import { Button } from '../parts/Button';
import { KindMark } from '../parts/KindMark';
import { Words } from '../parts/Words';
import { minutes, timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import type { MoreTime } from './openQuestions';

type By = 'participants' | 'delegations' | 'groups';
const BY: readonly (readonly [By, Key])[] = [
  ['participants', 'totals.participants'],
  ['delegations', 'totals.delegations'],
  ['groups', 'totals.groups'],
];

export function Totals({ moderator }: { moderator: ModeratorConsole }) {
  const by = useSignal<By>('delegations');
  const spoken = moderator.page.spoken.value;
  return (
    <div class="totals" data-test="totals">
      <div class="reasons" role="group">
        {BY.map(([one, words]) => (
          <Button
            key={one}
            test={`totals-${one}`}
            pressed={by.value === one}
            onPress={() => (by.value = one)}
          >
            {t(words)}
          </Button>
        ))}
      </div>
      <Bars moderator={moderator} all={spoken?.[by.value] ?? []} />
      {by.value === 'groups' && <Budgets moderator={moderator} />}
      {spoken && spoken.last.length > 0 && <Last moderator={moderator} spoken={spoken} />}
    </div>
  );
}

function Bars({ moderator, all }: { moderator: ModeratorConsole; all: readonly Spoken[] }) {
  const names = moderator.page.names.value as ConferenceNames;
  const sorted = [...all].sort((a, b) => Number(b.spokenMs - a.spokenMs));
  const most = Number(sorted[0]?.spokenMs ?? 1n);
  if (sorted.length === 0) return <p class="soft">{t('totals.none')}</p>;
  return (
    <ul class="bars">
      {sorted.map(({ id, interventions, spokenMs }) => (
        <li key={id} data-id={id}>
          <span>
            <Words of={names.nameOfAny(id, speaking.value.tag)} />
          </span>
          <span class="figures small">
            {minutes(Number(spokenMs))} <span class="soft">×{interventions}</span>
          </span>
          <span class="bar" aria-hidden="true">
            <span style={{ '--filled': `${(Number(spokenMs) / Math.max(1, most)) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Budgets({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const budgets = moderator.page.spoken.value?.budgets ?? [];
  const ask = (to: MoreTime) => (moderator.questions.asking.value = { of: 'time', to });
  if (budgets.length === 0) return null;
  return (
    <>
      <h3 class="heading">{t('totals.budgets')}</h3>
      <ul class="budgets">
        {budgets.map(({ group, leftMs }) => {
          const over = leftMs < 0n;
          return (
            <li key={group}>
              <Words of={names.nameOfAny(group, speaking.value.tag)} />
              <span class={over ? 'figures attention-word' : 'figures'}>
                {over ? `+${minutes(-Number(leftMs))}` : minutes(Number(leftMs))}
              </span>
              {!moderator.sitting.over.value && (
                <Button
                  test={`grant-${group}`}
                  icon="plus"
                  disabled={!moderator.sitting.presides.value}
                  onPress={() => ask({ group })}
                >
                  {t('time.more')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!moderator.sitting.over.value && (
        <Button
          test="grant-all"
          disabled={!moderator.sitting.presides.value}
          onPress={() => ask('groups')}
        >
          {t('time.more-all')}
        </Button>
      )}
    </>
  );
}

function Last({ moderator, spoken }: { moderator: ModeratorConsole; spoken: SpokenView }) {
  const names = moderator.page.names.value as ConferenceNames;
  return (
    <>
      <h3 class="heading">{t('totals.last')}</h3>
      <ol class="past">
        {spoken.last.map(({ turn, participant, kind, spokenMs, givenAtMs }) => (
          <li key={turn}>
            <span class="figures small soft">
              {timeOfDay(Number(givenAtMs), names.conference.timeZone)}
            </span>
            <span>
              <Words of={names.name(participant, speaking.value.tag)} /> <KindMark kind={kind} />
            </span>
            <span class="figures small">{minutes(Number(spokenMs))}</span>
          </li>
        ))}
      </ol>
      {!moderator.sitting.over.value && (
        <Button
          test="list-again"
          icon="list-restart"
          onPress={() => moderator.commands.listAgain()}
        >
          {t('totals.again')}
        </Button>
      )}
    </>
  );
}
