/** Who has the floor: name, delegation, the language spoken, the clock. */
import { KindMark } from '../parts/KindMark';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { PublicRoom } from '../state/room';
import { languageName, speaking, t } from '../words/words';

export function NowSpeaking({ room }: { room: PublicRoom }) {
  const house = room.house.value;
  const floor = room.floor.value;
  const speech = floor?.speech;
  const tag = speaking.value.tag;
  if (!house || !speech) {
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
        <Words of={house.name(speech.participant, tag)} />
      </p>
      <p class="of soft">
        <Words of={house.beside(speech.participant, tag)} />
      </p>
      <p class="small">
        {t('now.speaks', { language: languageName(floor.language) })}{' '}
        <KindMark kind={speech.kind} />
      </p>
      <SpeechClock room={room} speech={speech} />
    </section>
  );
}
