/** The list of speakers in its order, the same on every screen, and all that may be done to an entry. */
import { AgendaItemKind, type Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/clock';
import type { House } from '../state/names';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';
import { AddParticipant } from './AddParticipant';

export function SpeakersList({ chair }: { chair: Chair }) {
  const list = chair.room.list.value;
  return (
    <section class="card list" aria-labelledby="list-title">
      <div class="list-head">
        <h2 id="list-title">
          {t('list.title')} <span class="count figures">{chair.turns.value.length}</span>
        </h2>
        <span class="small soft">
          {t(list?.open ? 'list.open' : 'list.closed')} ·{' '}
          {t('list.position', { position: Number(list?.position ?? 0n) })}
        </span>
      </div>
      <AddParticipant chair={chair} />
      {chair.turns.value.length === 0 && <p class="soft list-empty">{t('list.empty')}</p>}
      <ol class="turns" data-test="turns">
        {chair.turns.value.map((turn, at) => (
          <Row key={turn.turn} chair={chair} turn={turn} place={at + 1} />
        ))}
      </ol>
      <Expected chair={chair} />
    </section>
  );
}

/** Who the agenda foresees under the item taken up and has not come yet: called at once, or for a discussion listed. */
function Expected({ chair }: { chair: Chair }) {
  const house = chair.room.house.value as House;
  const item = house.item(chair.room.session.value?.item ?? '');
  const there = new Set(chair.turns.value.map(({ participant }) => participant));
  there.add(chair.room.floor.value?.speech?.participant ?? '');
  const expected = item?.speakers.filter((id) => !there.has(id)) ?? [];
  if (expected.length === 0) return null;
  const listed = item?.kind === AgendaItemKind.DISCUSSION;
  return (
    <div class="expected" data-test="expected">
      <h3 class="heading">{t('list.expected')}</h3>
      <ol>
        {expected.map((id) => (
          <li key={id} class="turn" data-participant={id}>
            <span />
            <span class="who">
              <span class="turn-name">
                <Words of={house.name(id, speaking.value.tag)} />
              </span>
              <span class="small soft">
                <Words of={house.beside(id, speaking.value.tag)} />
              </span>
            </span>
            <span class="tag">{house.participant(id)?.language.toUpperCase()}</span>
            {listed ? (
              <Button
                test="list-expected"
                icon="plus"
                disabled={!chair.sits.value}
                onPress={() => chair.add(id)}
              >
                {t('find.add')}
              </Button>
            ) : (
              <Button
                test="give-expected"
                icon="mic"
                disabled={!chair.sits.value}
                onPress={() => chair.giveTo(id)}
              >
                {t('list.give')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ chair, turn, place }: { chair: Chair; turn: Turn; place: number }) {
  const house = chair.room.house.value as House;
  const tag = speaking.value.tag;
  const name = house.name(turn.participant, tag);
  const last = place === chair.turns.value.length;
  const asked = timeOfDay(Number(turn.requestedAtMs), house.conference.timeZone);
  return (
    <li
      class="turn"
      data-test="turn"
      data-turn={turn.turn}
      data-participant={turn.participant}
      tabIndex={0}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
    >
      <span class="place figures">{place}</span>
      <span class="who">
        <span class="turn-name">
          <Words of={name} />
        </span>
        <span class="small soft">
          <Words of={house.beside(turn.participant, tag)} />
        </span>
        {turn.reason && (
          <span class="small soft moved">
            {t('list.moved')} <Words of={{ text: turn.reason, lang: '' }} />
          </span>
        )}
      </span>
      <span class="tag" title={house.autonym(turn.language).text}>
        {turn.language.toUpperCase()}
      </span>
      <span class="small soft figures asked" title={t('list.asked')}>
        {asked}
      </span>
      <span class="turn-keys">
        <Button
          test="move-up"
          look="plain"
          icon="arrow-up"
          label={t('list.up')}
          disabled={place === 1}
          onPress={() => chair.beginMove(turn, -1)}
        />
        <Button
          test="move-down"
          look="plain"
          icon="arrow-down"
          label={t('list.down')}
          disabled={last}
          onPress={() => chair.beginMove(turn, 1)}
        />
        <Button
          test="give"
          icon="mic"
          disabled={!chair.sits.value}
          onPress={() => chair.giveTurn(turn.turn)}
        >
          {t('list.give')}
        </Button>
        <Button
          test="remove"
          look="plain"
          icon="x"
          label={t('list.remove')}
          onPress={() => chair.remove(turn.turn)}
        />
      </span>
    </li>
  );
}
