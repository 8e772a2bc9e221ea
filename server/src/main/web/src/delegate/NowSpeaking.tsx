/** Who has the floor: name, delegation, the language spoken, the clock. */
import { KindMark } from '../parts/KindMark';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { PageState } from '../state/hub/pageState';
import { languageName, speaking, t } from '../words/words';

export function NowSpeaking({ page }: { page: PageState }) {
  const names = page.names.value;
  const floor = page.floor.value;
  const speech = floor?.speech;
  const tag = speaking.value.tag;
  if (!names || !speech) {
    return (
      <section class="card now nobody" data-test="now">
        <h2 class="heading">{t('now.title')}</h2>
        <p class="soft">{t('now.nobody')}</p>
      </section>
    );
  }
  return (
    <section class="card now" data-test="now" aria-label={t('now.title')}>
      <h2 class="heading">{t('now.title')}</h2>
      <p class="name">
        <Words of={names.name(speech.participant, tag)} />
      </p>
      <p class="of">
        <span class="soft">
          <Words of={names.beside(speech.participant, tag)} />
        </span>
        <span class="small">{t('now.speaks', { language: languageName(floor.language) })}</span>
        <KindMark kind={speech.kind} />
      </p>
      <SpeechClock page={page} speech={speech} left />
    </section>
  );
}
