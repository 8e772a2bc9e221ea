/** Who speaks and who comes next, with the language each will speak. */
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';

const NEXT_SHOWN = 3;

export function NowNext({ desk }: { desk: Desk }) {
  const { room } = desk;
  const house = room.house.value;
  const speech = room.floor.value?.speech;
  const tag = speaking.value.tag;
  if (!house) return null;
  return (
    <section class="card now-next">
      <h2 class="heading">{t('now.title')}</h2>
      {speech ? (
        <div class="now-speaker">
          <Person house={house} id={speech.participant} language={speech.language} />
          <SpeechClock room={room} speech={speech} />
        </div>
      ) : (
        <p class="soft">{t('now.nobody')}</p>
      )}
      <h2 class="heading">{t('next.title')}</h2>
      <ol class="next-list">
        {room.list.value?.turns.slice(0, NEXT_SHOWN).map(({ turn, participant, language }) => (
          <li key={turn}>
            <Person house={house} id={participant} language={language} />
          </li>
        ))}
        {room.list.value?.turns.length === 0 && <li class="soft small">{t('next.none')}</li>}
      </ol>
      <p class="small soft item">
        <Words of={house.text(house.item(room.session.value?.item ?? '')?.title, tag)} />
      </p>
    </section>
  );
}

function Person({ house, id, language }: { house: House; id: string; language: string }) {
  const tag = speaking.value.tag;
  return (
    <p class="person">
      <span>
        <Words of={house.name(id, tag)} />
        <span class="soft small">
          <Words of={house.beside(id, tag)} />
        </span>
      </span>
      <span class="tag" title={house.autonym(language).text}>
        {language.toUpperCase()}
      </span>
    </p>
  );
}
