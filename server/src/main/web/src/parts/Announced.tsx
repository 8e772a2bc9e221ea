/** What all were told last, in the reader's language, for as long as it is news. */
import { useSignal } from '@preact/signals';
import type { Announcement } from '@dragoman/client';
import type { PublicRoom } from '../state/room';
import { speaking, t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';
import { Words } from './Words';

export const NEWS_MS = 120_000;

/** The last announcement, unless it is older than that. */
export function latestNews(room: PublicRoom, forMs = NEWS_MS): Announcement | undefined {
  const last = room.announcements.value.at(-1);
  return last && room.now.value - Number(last.atMs) < forMs ? last : undefined;
}

export function Announced({ room }: { room: PublicRoom }) {
  const read = useSignal(0n);
  const news = latestNews(room);
  if (!news || news.position <= read.value) return null;
  const text = room.house.value?.text(news.text, speaking.value.tag);
  return (
    <Banner test="announcement" icon="megaphone" title="" role="status">
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
