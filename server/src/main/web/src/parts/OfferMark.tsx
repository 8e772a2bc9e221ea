/** What can be had of a language, in a word beside its name, before it is picked. */
import type { Language } from '@dragoman/client';
import { offered } from '../state/sitting/channels';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

export function OfferMark({ page, language }: { page: PageState; language: Language }) {
  const what = offered(page.channels.value?.channels, language);
  if (!what) return null;
  return (
    <span class={what === 'floor' ? 'mark attention' : 'mark'} data-offered={what}>
      {t(`channel.${what}`)}
    </span>
  );
}
