/** Who spoke last: in one line, the newest first. */
import { TurnKind } from '@dragoman/client';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import type { PublicRoom } from '../state/room';
import { speaking, t } from '../words/words';

const SHOWN = 3;

export function Last({ room }: { room: PublicRoom }) {
  const house = room.house.value as House;
  const tag = speaking.value.tag;
  const last = (room.spoken.value?.last ?? [])
    .filter(({ kind }) => kind === TurnKind.SPEECH || kind === TurnKind.UNSPECIFIED)
    .slice(0, SHOWN);
  if (last.length === 0) return null;
  return (
    <p class="hall-last soft" data-test="last">
      {t('hall.last')}{' '}
      {last.map(({ turn, participant }, at) => {
        const delegation = house.delegation(participant, tag);
        return (
          <span key={turn}>
            {at > 0 && ' · '}
            <Words of={delegation.text ? delegation : house.name(participant, tag)} />
          </span>
        );
      })}
    </p>
  );
}
