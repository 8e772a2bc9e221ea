/** Which names and titles lack a language of the conference, each by its place: readers are shown another one. */
import { Words } from '../parts/Words';
import type { ConsoleState } from '../state/hub/pageState';
import { t } from '../words/words';
import { missingTexts } from './missingTexts';

const SHOWN = 100;

export function Missing({ page }: { page: ConsoleState }) {
  const names = page.names.value;
  const missing = names ? missingTexts(names.conference) : [];
  if (!names || missing.length === 0) return null;
  return (
    <details data-test="missing-texts">
      <summary>
        {t('missing.title')} <span class="count figures">{missing.length}</span>
      </summary>
      <p class="small soft">{t('missing.note')}</p>
      <ul class="small">
        {missing.slice(0, SHOWN).map(({ of, id, lacks }) => (
          <li key={`${of}/${id}`}>
            {t(`missing.${of}`)} <bdi>{id}</bdi>{' '}
            <span class="soft">
              {lacks.map((lack) => (
                <span key={lack}>
                  {' '}
                  <Words of={names.autonym(lack)} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
