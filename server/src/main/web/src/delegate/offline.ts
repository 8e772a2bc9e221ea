/** Keeps the agenda, the list of speakers and the last captions on the phone, for a page that needs no network, and lets that page be shown. */
import { effect } from '@preact/signals';
import { remembered } from '../state/remembered';
import type { PageState } from '../state/hub/pageState';
import { waits } from '../state/sitting/turns';
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
  readonly speakers: string;
  /** Who waits, the next first. */
  readonly waiting: readonly string[];
  readonly captions: string;
  readonly lines: readonly { readonly text: string; readonly lang: string }[];
}

export function whatToKeep(page: PageState): Kept | undefined {
  const names = page.names.value;
  if (!names) return undefined;
  const { tag, rtl } = speaking.value;
  const session = page.session.value;
  const items = names.session(session?.session ?? '')?.items ?? [];
  const lang = remembered.captionLanguage.value;
  const lines = page.captions.value.get(lang) ?? [];
  return {
    lang: tag,
    dir: rtl ? 'rtl' : 'ltr',
    title: names.text(names.conference.title, tag).text,
    offline: t('offline.title'),
    advice: t('offline.advice'),
    again: t('end.reload'),
    agenda: t('offline.agenda'),
    items: items.map(({ id, title }) => ({
      text: names.text(title, tag).text,
      now: id === session?.item,
    })),
    speakers: t('speakers.title'),
    waiting: (page.list.value?.turns ?? [])
      .filter(waits)
      .map(({ participant }) => names.inFull(participant, tag)),
    captions: t('captions.title'),
    lines: lines.slice(-MOST_CAPTIONS).map(({ text }) => ({ text, lang })),
  };
}

export function keepForOffline(page: PageState): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const kept = whatToKeep(page);
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
