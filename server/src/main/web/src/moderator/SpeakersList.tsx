/** The list of speakers in its order, the same on every screen, in the parts in which it is served. */
import { AgendaItemKind, ListPolicy, type Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Menu } from '../parts/Menu';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { PARTS, partIcon, partOf, type Part } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { AddParticipant } from './AddParticipant';
import { BalanceHint } from './BalanceHint';
import { ListFoot } from './ListFoot';
import { Motions } from './Motions';
import { saveList } from './listTable';
import { Rulings } from './Rulings';
import { Swaps } from './Swaps';
import { TurnRow } from './TurnRow';
import { hotkeyOf } from './keys';

export function SpeakersList({ moderator }: { moderator: ModeratorConsole }) {
  const turns = moderator.sitting.turns.value;
  return (
    <section class="card list" aria-labelledby="list-title">
      <div class="list-head">
        <h2 id="list-title">
          {t('list.title')} <span class="list-count figures">{turns.length}</span>
        </h2>
        <ListState moderator={moderator} />
      </div>
      {!moderator.sitting.over.value && <ListTools moderator={moderator} />}
      <div class="turns" data-test="turns">
        {turns.length === 0 && <p class="soft list-empty">{t('list.empty')}</p>}
        {PARTS.map((part) => (
          <PartOfList key={part} moderator={moderator} part={part} />
        ))}
        {!moderator.sitting.over.value && <Expected moderator={moderator} />}
      </div>
      {!moderator.sitting.over.value && <ListFoot moderator={moderator} />}
    </section>
  );
}

/** What is done to the list as a whole, and what cannot wait. */
function ListTools({ moderator }: { moderator: ModeratorConsole }) {
  return (
    <>
      <div class="list-tools">
        <AddParticipant moderator={moderator} />
        <Button
          test="order"
          icon="arrow-up-down"
          hotkey={hotkeyOf('O')}
          onPress={() => (moderator.questions.asking.value = { of: 'order' })}
        >
          {t('order.title')} <kbd>O</kbd>
        </Button>
        <CloseOrOpen moderator={moderator} />
        <Menu
          test="list-menu"
          words={t('list.more')}
          label={t('list.more-of', { name: t('list.title') })}
          entries={[
            { test: 'print-list', icon: 'printer', words: t('list.print'), act: () => print() },
            {
              test: 'export-list',
              icon: 'download',
              words: t('list.export'),
              act: () => saveList(moderator),
            },
          ]}
        />
      </div>
      <div class="urgent">
        <Rulings moderator={moderator} />
        <Motions moderator={moderator} />
        <Swaps moderator={moderator} />
        <BalanceHint moderator={moderator} />
      </div>
    </>
  );
}

function PartOfList({ moderator, part }: { moderator: ModeratorConsole; part: Part }) {
  const turns = moderator.sitting.turns.value;
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
          <TurnRow
            key={turn.turn}
            moderator={moderator}
            turn={turn}
            place={turns.indexOf(turn) + 1}
          />
        ))}
      </ol>
    </section>
  );
}

function ListState({ moderator }: { moderator: ModeratorConsole }) {
  const list = moderator.page.list.value;
  const names = moderator.page.names.value as ConferenceNames;
  const closes = Number(list?.closesAtMs ?? 0n);
  const soon = closes > moderator.page.now.value && !list?.closed;
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

function CloseOrOpen({ moderator }: { moderator: ModeratorConsole }) {
  const list = moderator.page.list.value;
  const closed = list?.closed || (list?.closesAtMs ?? 0n) > 0n;
  return (
    <Button
      test={closed ? 'open-list' : 'close-list'}
      icon={closed ? 'lock-open' : 'lock'}
      hotkey={hotkeyOf('L')}
      onPress={() => moderator.commands.closeOrOpenList()}
    >
      {t(closed ? 'list.reopen' : 'list.close')} <kbd>L</kbd>
    </Button>
  );
}

/** Who the agenda foresees under the item taken up and has not come yet: called at once, or for a discussion listed. */
function Expected({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const item = names.item(moderator.page.session.value?.item ?? '');
  const there = new Set(moderator.sitting.turns.value.map(({ participant }) => participant));
  for (const speech of moderator.sitting.speeches) there.add(speech.participant);
  for (const past of moderator.page.spoken.value?.last ?? [])
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
                disabled={!moderator.sitting.sits.value}
                onPress={() => moderator.commands.add(id)}
              >
                {t('find.add')}
              </Button>
            ) : (
              <Button
                test="give-expected"
                icon="mic"
                disabled={!moderator.sitting.sits.value || !moderator.sitting.presides.value}
                onPress={() => moderator.commands.giveTo(id)}
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
