/** The list of speakers as it stands: who is called when, why each stands where they stand, and who is inscribed. */
import { useComputed } from '@preact/signals';
import { Button } from '../parts/Button';
import { KindMark } from '../parts/KindMark';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { forecast } from '../state/sitting/forecast';
import { waits } from '../state/sitting/turns';
import { speaking, t } from '../words/words';
import type { DelegateProps } from './props';
import { Inscribed } from './Inscribed';
import { whyHere } from './whyHere';

export function WhoSpeaks({ page, close }: DelegateProps & { close: () => void }) {
  const names = page.names.value as ConferenceNames;
  const { tag } = speaking.value;
  const me = page.me.value?.participant;
  const course = useComputed(() =>
    forecast({
      nowMs: page.now.value,
      speeches: page.floor.value?.speeches ?? [],
      turns: page.list.value?.turns ?? [],
    }),
  );
  const turns = (page.list.value?.turns ?? []).filter(waits);
  const zone = names.conference.timeZone;
  return (
    <div class="aside">
      <h2>{t('speakers.title')}</h2>
      {page.list.value?.closed && <p class="small soft">{t('speakers.closed')}</p>}
      {turns.length === 0 && <p class="soft">{t('next.none')}</p>}
      <ol class="who-speaks" data-test="who-speaks">
        {turns.map((turn, at) => {
          const startsMs = course.value.starts.get(turn.turn);
          const mine = turn.participant === me;
          return (
            <li key={turn.turn} data-turn={turn.turn} data-participant={turn.participant}>
              <span class="figures soft">{at + 1}</span>
              <details>
                <summary>
                  <strong>
                    <Words of={names.name(turn.participant, tag)} />
                  </strong>
                  <span class="small soft">
                    <Words of={names.beside(turn.participant, tag)} />
                  </span>
                  <span class="small">
                    {mine && <span class="mark go">{t('speakers.you')}</span>}{' '}
                    <KindMark kind={turn.kind} />{' '}
                    {startsMs !== undefined && at > 0 && (
                      <span class="figures soft">
                        {t('place.about', { time: timeOfDay(startsMs, zone) })}
                      </span>
                    )}
                  </span>
                  <span class="why-here small">{t('here.title')}</span>
                </summary>
                <ul class="small" data-test="why-here">
                  {whyHere(names, turn).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                  {turn.text && (
                    <li>
                      <bdi>{turn.text}</bdi>
                    </li>
                  )}
                </ul>
              </details>
            </li>
          );
        })}
      </ol>
      <Inscribed page={page} />
      <Button test="list-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}
