/** When the list of speakers closes, as all are told. */
import type { PageState } from '../hub/pageState';
import { timeOfDay } from './clock';

/** The hour, on the conference's clock; undefined where none was said, or it is past. */
export function closingHour({ list, names, now }: Pick<PageState, 'list' | 'names' | 'now'>) {
  const at = Number(list.value?.closesAtMs ?? 0n);
  const ahead = at > now.value && list.value?.closed !== true;
  return ahead ? timeOfDay(at, names.value?.conference.timeZone ?? 'UTC') : undefined;
}
