/** Why a turn stands where it stands, for those who wait with it: how it came, who moved it, by which rule or for which reason. */
import { ListPolicy, type Turn } from '@dragoman/client';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';

export function whyHere(names: ConferenceNames, turn: Turn): readonly string[] {
  const time = timeOfDay(Number(turn.requestedAtMs), names.conference.timeZone);
  const why = turn.inscribed
    ? [t('here.inscribed')]
    : turn.requestedAtMs > 0n
      ? [t('here.asked', { time })]
      : [];
  if (turn.absentTimes > 0) why.push(t('here.absent', { count: turn.absentTimes }));
  if (turn.movedPolicy !== ListPolicy.UNSPECIFIED)
    why.push(t('here.ordered', { policy: t(`order.${turn.movedPolicy}`) }));
  else if (turn.movedBy || turn.reason) {
    const name = turn.movedBy ? names.name(turn.movedBy, speaking.value.tag).text : '';
    if (name) why.push(t('here.moved', { name }));
    if (turn.reason) why.push(t('here.reason', { reason: turn.reason }));
  }
  return why;
}
