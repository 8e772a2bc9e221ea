/** Whether one is in the hall: what the quorum counts, said by oneself. */
import { Role } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ask } from '../parts/Toasts';
import type { PublicRoom } from '../state/room';
import { t } from '../words/words';

const COUNTED: readonly Role[] = [Role.DELEGATE, Role.CHAIR];

export function CheckIn({ room }: { room: PublicRoom }) {
  const me = room.me.value;
  const quorum = room.quorum.value;
  if (!me || !quorum || !COUNTED.includes(me.role)) return null;
  const here = quorum.checkedIn.includes(me.participant);
  const say = () => ask(room.hub.checkIn(!here, me.participant));
  return (
    <p class="check-in small" data-test="check-in" data-here={here}>
      <span class={here ? 'mark go' : 'mark'}>
        <Icon name={here ? 'user-check' : 'user-x'} />
        {t(here ? 'check-in.here' : 'check-in.away')}
      </span>
      <Button
        test={here ? 'check-out' : 'check-in-here'}
        look={here ? 'plain' : 'main'}
        onPress={say}
      >
        {t(here ? 'check-in.leave' : 'check-in.come')}
      </Button>
    </p>
  );
}
