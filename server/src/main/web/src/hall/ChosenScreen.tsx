/** What the secretary put on the hall's screens in place of the speaker: the list, the agenda, a message. */
import { HallScreen } from '@dragoman/client';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { waits } from '../state/sitting/turns';
import { speaking, t } from '../words/words';

/** As many lines as a hall reads from its last row. */
const LINES = 7;
/** Letters of a title that one of these lines holds. */
const LETTERS = 48;

interface ChosenProps {
  readonly page: PageState;
  readonly screen: HallScreen;
}

export function ChosenScreen({ page, screen }: ChosenProps) {
  switch (screen) {
    case HallScreen.LIST:
      return <List page={page} />;
    case HallScreen.AGENDA:
      return <Items page={page} />;
    case HallScreen.MESSAGE:
      return <Message page={page} />;
    default:
      return null; // the speaker, who has a place of their own, or nothing
  }
}

function List({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const turns = (page.list.value?.turns ?? []).filter(waits);
  const more = turns.length - LINES;
  return (
    <section class="hall-chosen" data-test="hall-list">
      <h2>{t('next.title')}</h2>
      <ol>
        {turns.slice(0, LINES).map(({ turn, participant }, at) => (
          <li key={turn} data-participant={participant}>
            <span class="figures soft">{at + 1}</span>
            <span>
              <Words of={names.name(participant, tag)} />{' '}
              <span class="soft">
                <Words of={names.beside(participant, tag)} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      {turns.length === 0 && <p class="soft">{t('next.none')}</p>}
      {more > 0 && <p class="soft">{t('hall.more', { count: more })}</p>}
    </section>
  );
}

/** The items around the one that is taken up. */
function Items({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const { session = '', item } = page.session.value ?? {};
  const items = names.session(session)?.items ?? [];
  const now = Math.max(
    0,
    items.findIndex(({ id }) => id === item),
  );
  const titles = items.map(({ title }) => names.text(title, speaking.value.tag));
  const [first, end] = readWhole(
    now,
    titles.map(({ text }) => Math.ceil(text.length / LETTERS)),
  );
  return (
    <section class="hall-chosen" data-test="hall-agenda">
      <ol>
        {items.slice(first, end).map(({ id }, at) => (
          <li key={id} class={id === item ? 'now' : 'soft'} aria-current={id === item}>
            <Words of={titles[first + at]!} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** From where to where: what is taken up, one before it, and as much after it and then before as can be read whole. */
export function readWhole(now: number, lines: readonly number[]): readonly [number, number] {
  let [first, end] = [now, now + 1];
  let left = LINES - (lines[now] ?? 0);
  const fits = (at: number) => (lines[at] ?? LINES + 1) <= left;
  const take = (at: number) => (left -= lines[at] ?? 0);
  if (fits(first - 1)) take(--first);
  while (fits(end)) take(end++);
  while (first > 0 && fits(first - 1)) take(--first);
  return [first, end];
}

function Message({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  return (
    <section class="hall-chosen" data-test="hall-message" role="status">
      <p class="hall-message">
        <Words of={names.text(page.hall.value?.message, speaking.value.tag)} />
      </p>
    </section>
  );
}
