/** One entry of the list: who, why there, when it comes, and all that may be done to it. */
import type { Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Menu, type MenuEntry } from '../parts/Menu';
import { Words } from '../parts/Words';
import { minutes, timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { partOf, reachOf, type Part } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { carried, carry } from './drag';
import { TurnNotes } from './TurnNotes';
import { whyThere } from './why';

interface RowProps {
  readonly moderator: ModeratorConsole;
  readonly turn: Turn;
  readonly place: number;
}

export function TurnRow({ moderator, turn, place }: RowProps) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const reach = reachOf(moderator.sitting.turns.value, turn.turn);
  const starts = moderator.timetable.forecast.value.starts.get(turn.turn);
  const zone = names.conference.timeZone;
  const dragging = carried.value;
  const mine = dragging?.turn === turn.turn;
  const target = !mine && dragging?.place === place && reach && within(place, reach);
  const below = dragging && placeOfCarried(moderator, dragging.turn) < place;
  const look = ['turn', mine && 'carried', target && (below ? 'drop-below' : 'drop-above')];
  const group = names.nameOfAny(turn.onBehalfOf, tag);
  return (
    <li
      class={look.filter(Boolean).join(' ')}
      data-test="turn"
      data-turn={turn.turn}
      data-participant={turn.participant}
      tabIndex={0}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Enter Delete"
    >
      <span
        class={reach && reach.first < reach.last ? 'grip' : 'grip unmovable'}
        aria-hidden="true"
        onPointerDown={(event) => carry(moderator, turn, event)}
      >
        <Icon name="grip-vertical" />
      </span>
      <span class="place figures">{place}</span>
      <span class="who">
        <span class="turn-name">
          <Words of={names.name(turn.participant, tag)} />
        </span>
        <span class="small soft">
          <Words of={names.beside(turn.participant, tag)} />
          {turn.onBehalfOf && (
            <>
              {' · '}
              {t('list.behalf', { group: group.text })}
            </>
          )}
        </span>
        {turn.text && (
          <span class="small">
            <Words of={{ text: turn.text, lang: '' }} />
          </span>
        )}
        <Marks moderator={moderator} turn={turn} />
        <span class="small soft why" data-test="why">
          {whyThere(moderator, turn)}
        </span>
        <TurnNotes moderator={moderator} turn={turn.turn} />
      </span>
      <span class="row-facts small soft figures">
        <span class="tag" title={names.autonym(turn.language).text}>
          {turn.language.toUpperCase()}
        </span>
        <span>{turn.limitSeconds > 0 ? minutes(turn.limitSeconds * 1000) : '—'}</span>
        {starts !== undefined && (
          <span data-test="starts">{t('list.about', { time: timeOfDay(starts, zone) })}</span>
        )}
      </span>
      {!moderator.sitting.over.value && <RowKeys moderator={moderator} turn={turn} place={place} />}
    </li>
  );
}

/** What a list keeper must know of a turn: the speaker is gone from the conference, or speaks beside another of the delegation. */
function Marks({ moderator, turn }: { moderator: ModeratorConsole; turn: Turn }) {
  const names = moderator.page.names.value as ConferenceNames;
  if (!names.participant(turn.participant)) {
    return (
      <span class="mark attention small" data-test="stranger">
        <Icon name="triangle-alert" />
        {t('list.stranger')}
      </span>
    );
  }
  if (!turn.delegationTurn) return null;
  const place = placeOfCarried(moderator, turn.delegationTurn);
  const delegation = names.delegation(turn.participant, speaking.value.tag).text;
  return (
    <span class="mark attention small" data-test="delegation-listed">
      <Icon name="users" />
      {t('list.delegation', { delegation, place })}
    </span>
  );
}

function placeOfCarried(moderator: ModeratorConsole, turn: number): number {
  return moderator.sitting.turns.value.findIndex((one) => one.turn === turn) + 1;
}

function within(place: number, { first, last }: { first: number; last: number }): boolean {
  return place >= first && place <= last;
}

/** One thing to do in a word, and all others in a menu in words. */
function RowKeys({ moderator, turn, place }: RowProps) {
  const names = moderator.page.names.value as ConferenceNames;
  const part = partOf(turn);
  const name = names.inFull(turn.participant, speaking.value.tag);
  return (
    <span class="turn-keys">
      <MainKey moderator={moderator} turn={turn} part={part} />
      <Menu
        test="row-menu"
        words={t('list.more')}
        label={t('list.more-of', { name })}
        entries={entriesOf(moderator, turn, place, part)}
      />
    </span>
  );
}

function MainKey({ moderator, turn, part }: Omit<RowProps, 'place'> & { part: Part }) {
  const { commands, sitting } = moderator;
  if (part === 'late')
    return (
      <Button test="admit" icon="check" onPress={() => commands.admit(turn)}>
        {t('list.admit')}
      </Button>
    );
  if (part === 'absent')
    return (
      <Button test="call-again" icon="user-check" onPress={() => commands.callAgain(turn)}>
        {t('list.call-again')}
      </Button>
    );
  if (!sitting.presides.value) return null; // a secretary keeps the list, by its menu
  const urgent = part === 'point' || part === 'response';
  return (
    <Button
      test="give"
      icon="mic"
      disabled={!sitting.sits.value}
      onPress={() => commands.giveTurn(turn)}
    >
      {t(urgent ? 'list.take-now' : 'list.give')}
    </Button>
  );
}

function entriesOf(
  moderator: ModeratorConsole,
  turn: Turn,
  place: number,
  part: Part,
): readonly MenuEntry[] {
  const { questions, commands, sitting } = moderator;
  const asks = (of: 'swap' | 'replace' | 'remove' | 'turn-down') => () =>
    (questions.asking.value = { of, turn });
  const remove = { test: 'remove', icon: 'x', words: t('list.remove'), act: asks('remove') };
  if (part === 'late')
    return [{ test: 'turn-down', icon: 'x', words: t('list.turn-down'), act: asks('turn-down') }];
  if (part === 'absent') return [remove];
  const reach = reachOf(sitting.turns.value, turn.turn);
  const moves = [
    {
      test: 'move-up',
      icon: 'arrow-up',
      words: t('list.up'),
      disabled: !reach || place <= reach.first,
      act: () => questions.beginMove(turn, -1),
    },
    {
      test: 'move-down',
      icon: 'arrow-down',
      words: t('list.down'),
      disabled: !reach || place >= reach.last,
      act: () => questions.beginMove(turn, 1),
    },
  ];
  const ofSpeech = [
    { test: 'swap', icon: 'arrow-left-right', words: t('swap.title'), act: asks('swap') },
    { test: 'replace', icon: 'users', words: t('replace.title'), act: asks('replace') },
    {
      test: 'skip',
      icon: 'user-x',
      words: t('list.skip'),
      disabled: !sitting.sits.value,
      act: () => commands.skip(turn),
    },
  ];
  return [...(part === 'point' ? [] : moves), ...(part === 'speech' ? ofSpeech : []), remove];
}
