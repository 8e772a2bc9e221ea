/** How many of those who listen hear nothing, and what most of them have in common: "7 of 41 · Hall 2 (AP-3) 7". */
import type { Unheard } from '@dragoman/client';
import { t } from '../words/words';

export function UnheardBy({ who }: { who: Unheard }) {
  const shared = [
    who.platformReports > 1 && `${who.platform} ${who.platformReports}`,
    who.networkReports > 1 && `${who.network} ${who.networkReports}`,
  ].filter(Boolean);
  return (
    <span class="small" data-test="unheard">
      {t('alarm.unheard', { reports: who.reports, listeners: who.listeners })} ·{' '}
      {shared.length > 0 && (
        <>
          <bdi>{shared.join(' · ')}</bdi> ·{' '}
        </>
      )}
      {t(who.hubSends ? 'alarm.hub-sends' : 'alarm.hub-silent')}
    </span>
  );
}
