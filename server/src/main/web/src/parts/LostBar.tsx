/** Across the page while the way to the server is lost: since when, and that it is tried again. What is below is old. */
import { useComputed } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import { timeOfDay } from '../state/sitting/clock';
import { t } from '../words/words';
import { Icon } from './Icon';

export function LostBar({ page }: { page: PageState }) {
  const since = useComputed(() => page.link.value.lostAt);
  const zone = page.names.value?.conference.timeZone ?? '';
  return (
    // It stands there always: what is said in a region that comes with its words is often not read.
    <div role="alert">
      {since.value !== undefined && (
        <p class="lost-bar" data-test="lost-bar">
          <Icon name="plug" />
          <span>{t('link.lost-since', { time: timeOfDay(since.value, zone) })}</span>
        </p>
      )}
    </div>
  );
}
