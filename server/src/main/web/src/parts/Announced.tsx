/** What all were told last, in the reader's language, for as long as it is news. */
import { useSignal } from '@preact/signals';
import type { Announcement } from '@dragoman/client';
import type { PageState } from '../state/hub/pageState';
import { speaking, t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';
import { Words } from './Words';

export const NEWS_MS = 120_000;

/** The last announcement that stands: until the instant it names, else for so long. */
export function latestNews(page: PageState, forMs = NEWS_MS): Announcement | undefined {
  return page.announcements.value.findLast(({ atMs, untilMs }) =>
    untilMs > 0n ? page.now.value < Number(untilMs) : page.now.value - Number(atMs) < forMs,
  );
}

export function Announced({ page }: { page: PageState }) {
  const read = useSignal(0n);
  const news = latestNews(page);
  if (!news || news.position <= read.value) return null;
  const text = page.names.value?.text(news.text, speaking.value.tag);
  return (
    <Banner test="announcement" icon="megaphone" title="" role="status" says={text?.text ?? ''}>
      <span class="announced">
        <Words of={text ?? { text: '', lang: '' }} />
        <Button
          test="announcement-read"
          look="plain"
          icon="x"
          label={t('close')}
          onPress={() => (read.value = news.position)}
        />
      </span>
    </Banner>
  );
}
