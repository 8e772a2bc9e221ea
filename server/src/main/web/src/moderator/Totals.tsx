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
import type { Chair } from './chair';

type By = 'participants' | 'delegations' | 'groups';
const BY: readonly (readonly [By, Key])[] = [
  ['participants', 'totals.participants'],
  ['delegations', 'totals.delegations'],
  ['groups', 'totals.groups'],
];
const MORE_SECONDS = 60;

export function Totals({ chair }: { chair: Chair }) {
  const by = useSignal<By>('delegations');
  const spoken = chair.page.spoken.value;
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
      <Bars chair={chair} all={spoken?.[by.value] ?? []} />
      {by.value === 'groups' && <Budgets chair={chair} />}
      {spoken && spoken.last.length > 0 && <Last chair={chair} spoken={spoken} />}
    </div>
  );
}

function Bars({ chair, all }: { chair: Chair; all: readonly Spoken[] }) {
  const names = chair.page.names.value as ConferenceNames;
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

function Budgets({ chair }: { chair: Chair }) {
  const names = chair.page.names.value as ConferenceNames;
  const budgets = chair.page.spoken.value?.budgets ?? [];
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
              <Button
                test={`grant-${group}`}
                icon="plus"
                disabled={!chair.presides.value}
                onPress={() => chair.grantGroup(group, MORE_SECONDS)}
              >
                {t('floor.minute')}
              </Button>
            </li>
          );
        })}
      </ul>
      <Button
        test="grant-all"
        disabled={!chair.presides.value}
        onPress={() => chair.grantGroup('', MORE_SECONDS)}
      >
        {t('totals.grant-all')}
      </Button>
    </>
  );
}

function Last({ chair, spoken }: { chair: Chair; spoken: SpokenView }) {
  const names = chair.page.names.value as ConferenceNames;
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
      <Button test="list-again" icon="list-restart" onPress={() => chair.listAgain()}>
        {t('totals.again')}
      </Button>
    </>
  );
}
