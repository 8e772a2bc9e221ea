/** Who sits in the booth, and which of them is on air. */
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { DeskState } from '@dragoman/client';
import { minutes } from '../state/clock';
import { shiftMs } from '../state/booth';
import type { House } from '../state/names';
import { languageName, speaking, t } from '../words/words';
import type { Desk } from './desk';

export function Partners({ desk }: { desk: Desk }) {
  const { mine, partners, room } = desk;
  const house = room.house.value;
  if (!house) return null;
  const desks = [...(mine.value ? [mine.value] : []), ...partners.value];
  return (
    <section class="card partners" aria-label={t('partners.title')} data-test="partners">
      <h2 class="heading">{t('partners.title')}</h2>
      <ul>
        {desks.map((one) => (
          <Partner
            key={one.interpreter}
            state={one}
            house={house}
            self={one === mine.value}
            nowMs={room.now.value}
          />
        ))}
      </ul>
    </section>
  );
}

interface PartnerProps {
  readonly state: DeskState;
  readonly house: House;
  readonly self: boolean;
  readonly nowMs: number;
}

function Partner({ state, house, self, nowMs }: PartnerProps) {
  const look = state.onAir ? 'mark live' : state.connected ? 'mark' : 'mark away';
  const into = languageName(state.language);
  return (
    <li class={state.onAir ? 'partner on-air' : 'partner'}>
      <Icon name={state.onAir ? 'mic' : state.connected ? 'headphones' : 'unplug'} />
      <span class="partner-name">
        <Words of={house.name(state.interpreter, speaking.value.tag)} />
        {self && <span class="soft small">{t('partners.you')}</span>}
      </span>
      <span class={look}>
        {state.onAir
          ? t(state.cough ? 'partners.cough' : 'partners.on-air', { language: into })
          : t(state.connected ? 'partners.off' : 'partners.away')}
        {state.onAir && <span class="figures">{minutes(shiftMs(state, nowMs))}</span>}
      </span>
    </li>
  );
}
