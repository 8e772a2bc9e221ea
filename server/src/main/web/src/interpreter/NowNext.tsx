/** Who speaks and who comes next, with the language each will speak. */
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import { waits } from '../state/turns';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';

const NEXT_SHOWN = 3;

export function NowNext({ desk }: { desk: Desk }) {
  const { room } = desk;
  const house = room.house.value;
  const speech = room.floor.value?.speech;
  const tag = speaking.value.tag;
  if (!house) return null;
  const next = room.list.value?.turns.filter(waits).slice(0, NEXT_SHOWN) ?? [];
  return (
    <div class="now-next">
      {speech ? (
        <div class="now-speaker" data-test="speaker-card">
          <Person house={house} id={speech.participant} language={speech.language} />
          <SpeechClock room={room} speech={speech} />
        </div>
      ) : (
        <p class="soft">{t('now.nobody')}</p>
      )}
      <h3 class="heading">{t('next.title')}</h3>
      <ol class="next-list">
        {next.map(({ turn, participant, language }) => (
          <li key={turn}>
            <Person house={house} id={participant} language={language} />
          </li>
        ))}
        {next.length === 0 && <li class="soft small">{t('next.none')}</li>}
      </ol>
      <p class="small soft item">
        <Words of={house.text(house.item(room.session.value?.item ?? '')?.title, tag)} />
      </p>
    </div>
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
