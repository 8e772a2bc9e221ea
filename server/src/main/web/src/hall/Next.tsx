/** Who comes next, in the order they will be called; whoever was moved is marked for a moment, so that the hall sees it. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { TurnKind, type Turn } from '@dragoman/client';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { changes, partIcon, partOf, waits } from '../state/sitting/turns';
import { speaking, t } from '../words/words';

const SHOWN = 3;
const MARKED_MS = 12_000;

export function Next({ page }: { page: PageState }) {
  const turns = (page.list.value?.turns ?? []).filter(waits);
  const marks = useMoves(page);
  const more = turns.length - SHOWN;
  return (
    <section class="hall-next" data-test="next">
      <h2>{t('next.title')}</h2>
      <ol>
        {turns.slice(0, SHOWN).map((turn, at) => (
          <Entry
            key={turn.turn}
            page={page}
            turn={turn}
            place={at + 1}
            moved={marks.get(turn.turn)}
          />
        ))}
      </ol>
      {turns.length === 0 && <p class="soft">{t('next.none')}</p>}
      {more > 0 && <p class="soft">{t('hall.more', { count: more })}</p>}
    </section>
  );
}

interface EntryProps {
  readonly page: PageState;
  readonly turn: Turn;
  readonly place: number;
  /** Places up, or down if below 0. */
  readonly moved: number | undefined;
}

function Entry({ page, turn, place, moved }: EntryProps) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const delegation = names.delegation(turn.participant, tag);
  const part = partOf(turn);
  const plain = turn.kind === TurnKind.SPEECH || turn.kind === TurnKind.UNSPECIFIED;
  return (
    <li class={part} data-participant={turn.participant} data-moved={moved}>
      <span class="figures soft">{plain ? place : <Icon name={partIcon(part)} />}</span>
      <Words of={delegation.text ? delegation : names.name(turn.participant, tag)} />
      {moved !== undefined && (
        <span class={moved > 0 ? 'hall-moved up figures' : 'hall-moved figures'}>
          <Icon name={moved > 0 ? 'arrow-up' : 'arrow-down'} />
          {Math.abs(moved)}
        </span>
      )}
    </li>
  );
}

/** How far each turn was moved, for as long as it is marked. A turn that slid along was not moved. */
function useMoves(page: PageState): ReadonlyMap<number, number> {
  const marks = useSignal<ReadonlyMap<number, number>>(new Map());
  const before = useSignal<readonly Turn[] | undefined>(undefined);
  useSignalEffect(() => {
    const after = (page.list.value?.turns ?? []).filter(waits);
    const was = before.peek();
    before.value = after;
    const found = changes(was ?? after, after).filter(({ what }) => what === 'moved');
    if (found.length === 0) return;
    marks.value = new Map([
      ...marks.peek(),
      ...found.map(({ turn, from, to }) => [turn.turn, from - to] as const),
    ]);
    setTimeout(() => {
      const left = new Map(marks.peek());
      for (const { turn } of found) left.delete(turn.turn);
      marks.value = left;
    }, MARKED_MS);
  });
  return marks.value;
}
