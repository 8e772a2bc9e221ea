/** What the page told in passing since it was opened, the newest first: for whoever was not quick enough to read it. */
import type { PageState } from '../state/hub/pageState';
import { toldBefore } from '../state/hub/toasts';
import { timeOfDay } from '../state/sitting/clock';
import { t } from '../words/words';

export function ToldBefore({ page }: { page: Pick<PageState, 'names'> }) {
  const zone = page.names.value?.conference.timeZone ?? '';
  return (
    <section data-test="told-before">
      <h3 class="heading">{t('told.title')}</h3>
      {toldBefore.value.length === 0 && <p class="small soft">{t('told.none')}</p>}
      <ul class="told-before">
        {toldBefore.value.map(({ id, atMs, text, advice }) => (
          <li key={id} class="small" data-test="told">
            <span class="figures soft">{timeOfDay(atMs, zone)}</span> {text} {advice}
          </li>
        ))}
      </ul>
    </section>
  );
}
