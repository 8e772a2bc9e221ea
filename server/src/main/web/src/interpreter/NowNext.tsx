/** Who speaks and who comes next, with the language each will speak. */
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { waits } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';

const NEXT_SHOWN = 3;

export function NowNext({ desk }: { desk: Desk }) {
  const { page } = desk;
  const names = page.names.value;
  const speech = page.floor.value?.speech;
  const tag = speaking.value.tag;
  if (!names) return null;
  const next = page.list.value?.turns.filter(waits).slice(0, NEXT_SHOWN) ?? [];
  return (
    <div class="now-next">
      {speech ? (
        <div class="now-speaker" data-test="speaker-card">
          <Person names={names} id={speech.participant} language={speech.language} />
          <SpeechClock page={page} speech={speech} />
        </div>
      ) : (
        <p class="soft">{t('now.nobody')}</p>
      )}
      <h3 class="heading">{t('next.title')}</h3>
      <ol class="next-list">
        {next.map(({ turn, participant, language }) => (
          <li key={turn}>
            <Person names={names} id={participant} language={language} />
          </li>
        ))}
        {next.length === 0 && <li class="soft small">{t('next.none')}</li>}
      </ol>
      <p class="small soft item">
        <Words of={names.text(names.item(page.session.value?.item ?? '')?.title, tag)} />
      </p>
    </div>
  );
}

function Person({ names, id, language }: { names: ConferenceNames; id: string; language: string }) {
  const tag = speaking.value.tag;
  return (
    <p class="person">
      <span>
        <Words of={names.name(id, tag)} />
        <span class="soft small">
          <Words of={names.beside(id, tag)} />
        </span>
      </span>
      <span class="tag" title={names.autonym(language).text}>
        {language.toUpperCase()}
      </span>
    </p>
  );
}
