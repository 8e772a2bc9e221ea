/** The list of speakers in its order, the same on every screen, in the parts in which it is served. */
import { AgendaItemKind, ListPolicy, type Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { PARTS, partIcon, partOf, type Part } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';
import { AddParticipant } from './AddParticipant';
import { ListFoot } from './ListFoot';
import { Motions } from './Motions';
import { Rulings } from './Rulings';
import { Swaps } from './Swaps';
import { TurnRow } from './TurnRow';

export function SpeakersList({ chair }: { chair: Chair }) {
  const turns = chair.turns.value;
  return (
    <section class="card list" aria-labelledby="list-title">
      <div class="list-head">
        <h2 id="list-title">
          {t('list.title')} <span class="list-count figures">{turns.length}</span>
        </h2>
        <ListState chair={chair} />
      </div>
      <div class="list-tools">
        <AddParticipant chair={chair} />
        <Button
          test="order"
          icon="arrow-up-down"
          hotkey="O"
          onPress={() => (chair.asking.value = { of: 'order' })}
        >
          {t('order.title')} <kbd>O</kbd>
        </Button>
        <CloseOrOpen chair={chair} />
      </div>
      <div class="urgent">
        <Rulings chair={chair} />
        <Motions chair={chair} />
        <Swaps chair={chair} />
      </div>
      <div class="turns" data-test="turns">
        {turns.length === 0 && <p class="soft list-empty">{t('list.empty')}</p>}
        {PARTS.map((part) => (
          <PartOfList key={part} chair={chair} part={part} />
        ))}
        <Expected chair={chair} />
      </div>
      <ListFoot chair={chair} />
    </section>
  );
}

function PartOfList({ chair, part }: { chair: Chair; part: Part }) {
  const turns = chair.turns.value;
  const own = turns.filter((turn) => partOf(turn) === part);
  if (own.length === 0) return null;
  return (
    <section class={`part ${part}`} data-part={part} aria-label={t(`part.${part}`)}>
      {(part !== 'speech' || own.length < turns.length) && (
        <h3 class="heading">
          <Icon name={partIcon(part)} />
          {t(`part.${part}`)} <span class="figures">{own.length}</span>
        </h3>
      )}
      <ol>
        {own.map((turn: Turn) => (
          <TurnRow key={turn.turn} chair={chair} turn={turn} place={turns.indexOf(turn) + 1} />
        ))}
      </ol>
    </section>
  );
}

function ListState({ chair }: { chair: Chair }) {
  const list = chair.page.list.value;
  const names = chair.page.names.value as ConferenceNames;
  const closes = Number(list?.closesAtMs ?? 0n);
  const soon = closes > chair.page.now.value && !list?.closed;
  const time = timeOfDay(closes, names.conference.timeZone);
  return (
    <span
      class={list?.closed || soon ? 'mark attention' : 'mark'}
      data-test="list-state"
      data-closed={list?.closed ?? false}
    >
      <Icon name={list?.closed ? 'lock' : soon ? 'clock' : 'lock-open'} />
      {list?.closed ? t('list.closed') : soon ? t('list.closes', { time }) : t('list.open')}
      {list?.orderedBy && list.policy !== ListPolicy.UNSPECIFIED && (
        <span class="soft"> · {t('list.ordered', { policy: t(`order.${list.policy}`) })}</span>
      )}
    </span>
  );
}

function CloseOrOpen({ chair }: { chair: Chair }) {
  const list = chair.page.list.value;
  const closed = list?.closed || (list?.closesAtMs ?? 0n) > 0n;
  return (
    <Button
      test={closed ? 'open-list' : 'close-list'}
      icon={closed ? 'lock-open' : 'lock'}
      hotkey="L"
      onPress={() => chair.closeOrOpenList()}
    >
      {t(closed ? 'list.reopen' : 'list.close')} <kbd>L</kbd>
    </Button>
  );
}

/** Who the agenda foresees under the item taken up and has not come yet: called at once, or for a discussion listed. */
function Expected({ chair }: { chair: Chair }) {
  const names = chair.page.names.value as ConferenceNames;
  const item = names.item(chair.page.session.value?.item ?? '');
  const there = new Set(chair.turns.value.map(({ participant }) => participant));
  for (const speech of chair.speeches) there.add(speech.participant);
  for (const past of chair.page.spoken.value?.last ?? [])
    if (past.item === item?.id) there.add(past.participant);
  const expected = item?.speakers.filter((id) => !there.has(id)) ?? [];
  if (expected.length === 0) return null;
  const listed = item?.kind === AgendaItemKind.DISCUSSION;
  return (
    <section class="part expected" data-test="expected">
      <h3 class="heading">{t('list.expected')}</h3>
      <ol>
        {expected.map((id) => (
          <li key={id} class="turn" data-participant={id}>
            <span />
            <span />
            <span class="who">
              <span class="turn-name">
                <Words of={names.name(id, speaking.value.tag)} />
              </span>
              <span class="small soft">
                <Words of={names.beside(id, speaking.value.tag)} />
              </span>
            </span>
            <span class="tag">{names.participant(id)?.language.toUpperCase()}</span>
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
                disabled={!chair.sits.value || !chair.presides.value}
                onPress={() => chair.giveTo(id)}
              >
                {t('list.give')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
