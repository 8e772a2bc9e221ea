/** The texts of statements at the console: handed in for anybody, read, taken back. Its words come with it. */
import { later } from '../parts/later';
import type { PageState } from '../state/hub/pageState';
import { alsoSpeak, t } from '../words/words';

const TextsOf = later(async () => {
  const [part] = await Promise.all([import('../parts/TextsOf'), alsoSpeak('texts')]);
  return part.TextsOf;
});

export function TextsPane({ page }: { page: PageState }) {
  return (
    <section aria-label={t('side.texts')} data-test="texts-pane">
      <h3 class="heading">{t('side.texts')}</h3>
      <TextsOf page={page} />
    </section>
  );
}
