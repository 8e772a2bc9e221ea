/** The list of speakers on paper: on the page only while it is printed. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { columns, rows } from './listTable';

export function PrintedList({ moderator }: { moderator: ModeratorConsole }) {
  const printing = useSignal(false);
  useEffect(() => {
    const begin = () => (printing.value = true);
    const end = () => (printing.value = false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing.value) return null;
  const { page } = moderator;
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  return (
    <section class="printed" data-test="printed-list">
      <h1>{t('list.title')}</h1>
      <p>
        <Words of={names.text(names.session(page.session.value?.session ?? '')?.title, tag)} />
      </p>
      <p>
        <Words of={names.text(names.item(page.session.value?.item ?? '')?.title, tag)} />
      </p>
      <p>{t('list.as-of', { time: timeOfDay(page.now.value, names.conference.timeZone) })}</p>
      <table>
        <thead>
          <tr>
            {columns().map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows(moderator).map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, at) => (
                <td key={columns()[at]} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
