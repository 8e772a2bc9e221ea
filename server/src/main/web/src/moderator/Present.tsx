/** Who is in the hall, whether that is enough, and who is only connected. */
import { Role } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';

const SPEAKERS: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function Present({ chair }: { chair: Chair }) {
  const house = chair.room.house.value as House;
  const connected = new Set(chair.room.presence.value?.participants);
  const checkedIn = new Set(chair.room.quorum.value?.checkedIn);
  const all = house.conference.participants.filter(({ role }) => SPEAKERS.includes(role));
  const there = (id: string) => checkedIn.has(id) || connected.has(id);
  const sorted = [...all].sort((a, b) => Number(there(b.id)) - Number(there(a.id)));
  return (
    <div class="present" data-test="present">
      <QuorumCard chair={chair} />
      <h3 class="heading">
        {t('present.title', { count: all.filter(({ id }) => there(id)).length, all: all.length })}
      </h3>
      <ul>
        {sorted.map(({ id }) => {
          const here = checkedIn.has(id);
          return (
            <li key={id} data-participant={id}>
              <span class="who">
                <Words of={house.name(id, speaking.value.tag)} />
                <span class="small soft">
                  <Words of={house.beside(id, speaking.value.tag)} />
                  {connected.has(id) ? '' : ` · ${t('find.absent')}`}
                </span>
              </span>
              <Button
                test="check-in"
                icon={here ? 'user-check' : 'user-x'}
                pressed={here}
                onPress={() => chair.checkIn(id, !here)}
              >
                {t(here ? 'present.here' : 'present.away')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function QuorumCard({ chair }: { chair: Chair }) {
  const quorum = chair.room.quorum.value;
  if (!quorum || quorum.neededToOpen + quorum.neededToDecide === 0) return null;
  return (
    <div class="quorum" data-test="quorum-card">
      <p class={quorum.openMet ? 'mark go' : 'mark attention'}>
        <Icon name={quorum.openMet ? 'check' : 'triangle-alert'} />
        {t('quorum.open', { present: quorum.presentCount, needed: quorum.neededToOpen })}
      </p>
      <p class={quorum.decideMet ? 'mark go' : 'mark attention'}>
        <Icon name={quorum.decideMet ? 'check' : 'triangle-alert'} />
        {t('quorum.decide', { present: quorum.presentCount, needed: quorum.neededToDecide })}
      </p>
      {quorum.overridden ? (
        <p class="small">
          {t('quorum.overridden')} <Words of={{ text: quorum.overriddenWhy, lang: '' }} />
        </p>
      ) : (
        !(quorum.openMet && quorum.decideMet) && (
          <Button
            test="quorum-override"
            disabled={!chair.presides.value}
            onPress={() => (chair.asking.value = { of: 'quorum' })}
          >
            {t('quorum.override')}
          </Button>
        )
      )}
    </div>
  );
}
