/** The time that speeches of an item have, in words. */
import { minutes } from '../state/sitting/clock';
import { t } from '../words/words';

/** What a speech may take: in minutes, or to the second where it is no whole number of them. */
export function speechLimit(seconds: number): string {
  return seconds % 60 === 0
    ? t('agenda.limit', { count: seconds / 60 })
    : t('agenda.limit-exact', { time: minutes(seconds * 1000) });
}
