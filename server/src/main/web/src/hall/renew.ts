/** A display that nobody touches takes a new version by itself, between two speeches, once from each build. */
import { effect } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import { outdated } from '../state/hub/version';

const TRIED = 'dragoman-renewed';

export function renewBetweenSpeeches(page: Pick<PageState, 'floor'>): () => void {
  return effect(() => {
    if (!outdated.value || page.floor.value?.speeches.length !== 0) return;
    const own = document.documentElement.dataset.build ?? '';
    if (sessionStorage.getItem(TRIED) === own) return; // who stands between keeps the old page
    sessionStorage.setItem(TRIED, own);
    location.reload();
  });
}
