/** Who spoke last: in one line, the newest first. */
import { TurnKind } from '@dragoman/client';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { PageState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';

const SHOWN = 3;

export function Last({ page }: { page: PageState }) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const last = (page.spoken.value?.last ?? [])
    .filter(({ kind }) => kind === TurnKind.SPEECH || kind === TurnKind.UNSPECIFIED)
    .slice(0, SHOWN);
  if (last.length === 0) return null;
  return (
    <p class="hall-last soft" data-test="last">
      {t('hall.last')}{' '}
      {last.map(({ turn, participant }, at) => {
        const delegation = names.delegation(participant, tag);
        return (
          <span key={turn}>
            {at > 0 && ' · '}
            <Words of={delegation.text ? delegation : names.name(participant, tag)} />
          </span>
        );
      })}
    </p>
  );
}
