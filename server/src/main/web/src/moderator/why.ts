/** Why a turn stands where it stands, in one line: how it came, who moved it and for what reason. */
import { ListPolicy, Side, type Turn } from '@dragoman/client';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

export function whyThere(moderator: ModeratorConsole, turn: Turn): string {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const time = timeOfDay(Number(turn.requestedAtMs), names.conference.timeZone);
  const parts = [
    turn.inscribed ? t('why.inscribed') : turn.requestedAtMs > 0n ? t('why.asked', { time }) : '',
  ];
  if (turn.category) parts.push(categoryOf(names, turn.category));
  if (turn.side === Side.FOR) parts.push(t('motion.for'));
  if (turn.side === Side.AGAINST) parts.push(t('motion.against'));
  if (turn.absentTimes > 0) parts.push(t('why.absent', { count: turn.absentTimes }));
  const by = turn.movedBy ? names.name(turn.movedBy, tag).text : '';
  if (turn.movedPolicy !== ListPolicy.UNSPECIFIED)
    parts.push(t('why.ordered', { policy: t(`order.${turn.movedPolicy}`) }));
  else if (turn.movedBy || turn.reason)
    parts.push(by ? t('why.moved', { name: by, reason: turn.reason }) : turn.reason);
  return parts.filter(Boolean).join(' · ');
}

function categoryOf(names: ConferenceNames, id: string): string {
  const category = names.conference.rules?.pointCategories.find((one) => one.id === id);
  return names.text(category?.name, speaking.value.tag).text || id;
}
