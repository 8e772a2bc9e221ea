/** Who comes to the desk with a lost badge: found by name, and every badge of theirs is ended. */
import { useSignal } from '@preact/signals';
import { LostBadge } from '../parts/LostBadge';
import { Words } from '../parts/Words';
import type { ConsoleState } from '../state/hub/pageState';
import { findPeople } from '../state/sitting/findPeople';
import { speaking, t } from '../words/words';

export function Badges({ page }: { page: ConsoleState }) {
  const words = useSignal('');
  const whose = useSignal('');
  const names = page.names.value;
  if (!names) return null;
  const tag = speaking.value.tag;
  const found = findPeople(names, words.value);
  return (
    <div class="badges-pane" role="search">
      <label>
        <span class="small soft">{t('badges.find')}</span>
        <input
          type="search"
          class="field"
          dir="auto"
          data-test="find-badge"
          value={words.value}
          onInput={({ currentTarget }) => {
            words.value = currentTarget.value;
            whose.value = '';
          }}
        />
      </label>
      {words.value.trim() && found.length === 0 && <p class="soft">{t('badges.nobody')}</p>}
      <ul class="found">
        {found.map(({ id }) => (
          <li key={id} data-participant={id}>
            <button
              type="button"
              class="button"
              aria-expanded={whose.value === id}
              data-test="badge-of"
              onClick={() => (whose.value = whose.value === id ? '' : id)}
            >
              <Words of={names.name(id, tag)} />{' '}
              <span class="small soft">
                <Words of={names.beside(id, tag)} />
              </span>
            </button>
            {whose.value === id && (
              <LostBadge page={page} participant={id} done={() => (whose.value = '')} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
