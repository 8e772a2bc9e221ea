/** Who is here: delegations' people connected now, by name. */
import { Role } from '@dragoman/client';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';

const SPEAKERS: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function Present({ chair }: { chair: Chair }) {
  const house = chair.room.house.value as House;
  const present = chair.room.presence.value?.participants ?? [];
  const people = present.filter((id) => SPEAKERS.includes(house.participant(id)?.role ?? 0));
  const all = house.conference.participants.filter(({ role }) => SPEAKERS.includes(role)).length;
  return (
    <details class="card present">
      <summary data-test="present">
        <Icon name="users" />
        {t('present.title', { count: people.length, all })}
      </summary>
      <ul>
        {people.map((id) => (
          <li key={id}>
            <Words of={house.name(id, speaking.value.tag)} />{' '}
            <span class="small soft">
              <Words of={house.beside(id, speaking.value.tag)} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
