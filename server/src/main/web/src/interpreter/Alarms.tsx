/** What the booth must notice at once: speaking into a closed microphone, a channel taken over, a lease lost. */
import { LeaseEnd } from '@dragoman/client';
import { Banner } from '../parts/Banner';
import { speaking, t } from '../words/words';
import type { Desk } from './desk';
import { lampNow } from './Speak';

export function Alarms({ desk }: { desk: Desk }) {
  const { room, sound } = desk;
  const lost = room.lostLease.value;
  if (sound.speakingWhileClosed.value && !desk.onAir()) {
    return (
      <Banner
        test="speaking-while-off"
        look="attention"
        icon="mic-off"
        title={t('alarm.speaking-off')}
        role="alert"
      />
    );
  }
  if (lampNow(desk) === 'waiting' && !desk.asking.value) {
    return (
      <Banner
        test="nothing-arrives"
        look="attention"
        icon="triangle-alert"
        title={t('alarm.nothing-arrives')}
        text={t('alarm.nothing-arrives-advice')}
      />
    );
  }
  if (!lost || desk.onAir()) return null;
  const by = room.house.value?.name(lost.by, speaking.value.tag).text ?? '';
  return (
    <Banner
      test="lease-lost"
      look="attention"
      icon="mic-off"
      title={lost.end === LeaseEnd.PASSED ? t('alarm.passed', { name: by }) : t('alarm.lost')}
      text={t('alarm.off-note')}
      role="alert"
    />
  );
}
