/** One entry of the list: who, why there, when it comes, and all that may be done to it. */
import type { Turn } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import { minutes, timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { partOf, reachOf } from '../state/sitting/turns';
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

function RowKeys({ moderator, turn, place }: RowProps) {
  const part = partOf(turn);
  const reach = reachOf(moderator.sitting.turns.value, turn.turn);
  const off = !moderator.sitting.sits.value || !moderator.sitting.presides.value;
  if (part === 'late') {
    return (
      <span class="turn-keys">
        <Button test="admit" icon="check" onPress={() => moderator.commands.admit(turn)}>
          {t('list.admit')}
        </Button>
        <Button
          test="turn-down"
          look="plain"
          icon="x"
          onPress={() => (moderator.questions.asking.value = { of: 'turn-down', turn })}
        >
          {t('list.turn-down')}
        </Button>
      </span>
    );
  }
  if (part === 'absent') {
    return (
      <span class="turn-keys">
        <Button
          test="call-again"
          icon="user-check"
          onPress={() => moderator.commands.callAgain(turn)}
        >
          {t('list.call-again')}
        </Button>
        <Remove moderator={moderator} turn={turn} />
      </span>
    );
  }
  return (
    <span class="turn-keys">
      {part !== 'point' && (
        <>
          <Button
            test="move-up"
            look="plain"
            icon="arrow-up"
            label={t('list.up')}
            disabled={!reach || place <= reach.first}
            onPress={() => moderator.questions.beginMove(turn, -1)}
          />
          <Button
            test="move-down"
            look="plain"
            icon="arrow-down"
            label={t('list.down')}
            disabled={!reach || place >= reach.last}
            onPress={() => moderator.questions.beginMove(turn, 1)}
          />
        </>
      )}
      {part === 'speech' && (
        <>
          <Button
            test="swap"
            look="plain"
            icon="arrow-left-right"
            label={t('swap.title')}
            onPress={() => (moderator.questions.asking.value = { of: 'swap', turn })}
          />
          <Button
            test="replace"
            look="plain"
            icon="users"
            label={t('replace.title')}
            onPress={() => (moderator.questions.asking.value = { of: 'replace', turn })}
          />
          <Button
            test="skip"
            look="plain"
            icon="user-x"
            label={t('list.skip')}
            disabled={!moderator.sitting.sits.value}
            onPress={() => moderator.commands.skip(turn)}
          />
        </>
      )}
      <Give moderator={moderator} turn={turn} off={off} />
      <Remove moderator={moderator} turn={turn} />
    </span>
  );
}

/** In words where it cannot wait; elsewhere a sign, so that names have their room. */
function Give({ moderator, turn, off }: { moderator: ModeratorConsole; turn: Turn; off: boolean }) {
  const urgent = partOf(turn) === 'point' || partOf(turn) === 'response';
  const give = () => moderator.commands.giveTurn(turn);
  return urgent ? (
    <Button test="give" icon="mic" disabled={off} onPress={give}>
      {t('list.take-now')}
    </Button>
  ) : (
    <Button test="give" icon="mic" label={t('list.give')} disabled={off} onPress={give} />
  );
}

function Remove({ moderator, turn }: { moderator: ModeratorConsole; turn: Turn }) {
  return (
    <Button
      test="remove"
      look="plain"
      icon="x"
      label={t('list.remove')}
      onPress={() => (moderator.questions.asking.value = { of: 'remove', turn })}
    />
  );
}
