/** Keeps the agenda and the last captions on the phone, for a page that needs no network, and lets that page be shown. */
import { effect } from '@preact/signals';
import { remembered } from '../state/remembered';
import type { PublicRoom } from '../state/room';
import { speaking, t } from '../words/words';

const KEY = 'dragoman.offline';
const EVERY_MS = 3_000;
const MOST_CAPTIONS = 20;

/** What the page without a network shows, in words ready to be read: `public/offline.js` reads it. */
export interface Kept {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly offline: string;
  readonly advice: string;
  readonly again: string;
  readonly agenda: string;
  readonly items: readonly { readonly text: string; readonly now: boolean }[];
  readonly captions: string;
  readonly lines: readonly { readonly text: string; readonly lang: string }[];
}

export function whatToKeep(room: PublicRoom): Kept | undefined {
  const house = room.house.value;
  if (!house) return undefined;
  const { tag, rtl } = speaking.value;
  const session = room.session.value;
  const items = house.session(session?.session ?? '')?.items ?? [];
  const lang = remembered.captionLanguage.value;
  const lines = room.captions.value.get(lang) ?? [];
  return {
    lang: tag,
    dir: rtl ? 'rtl' : 'ltr',
    title: house.text(house.conference.title, tag).text,
    offline: t('offline.title'),
    advice: t('offline.advice'),
    again: t('end.reload'),
    agenda: t('offline.agenda'),
    items: items.map(({ id, title }) => ({
      text: house.text(title, tag).text,
      now: id === session?.item,
    })),
    captions: t('captions.title'),
    lines: lines.slice(-MOST_CAPTIONS).map(({ text }) => ({ text, lang })),
  };
}

export function keepForOffline(room: PublicRoom): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const kept = whatToKeep(room);
    if (!kept) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(kept), EVERY_MS);
  });
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register('/sw.js', { scope: '/delegate' }).catch(() => undefined);
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // private browsing: nothing is kept
  }
}
