/** The badge behind a link: its token stands in the fragment, which no server sees, and leaves the address bar at once. */
export interface Badge {
  readonly token: string;
  readonly session: string;
  /** The interface's language, BCP-47, if the link names one. */
  readonly language: string;
  /** The text channels a display shows, BCP-47, if the link names them. */
  readonly captions: readonly string[];
}

const KEY = 'dragoman.badge';

/** Takes the badge from `#t=TOKEN&s=SESSION&l=LANGUAGE&c=LANGUAGE,LANGUAGE`, or from this tab's earlier load; undefined without either. */
export function takeBadge(
  page: Pick<Window, 'location' | 'history' | 'sessionStorage'>,
): Badge | undefined {
  const fragment = new URLSearchParams(page.location.hash.replace(/^#/, ''));
  const token = fragment.get('t');
  if (token) {
    const badge = {
      token,
      session: fragment.get('s') ?? '',
      language: fragment.get('l') ?? '',
      captions: (fragment.get('c') ?? '').split(',').filter(Boolean),
    };
    keep(page.sessionStorage, badge);
    page.history.replaceState(null, '', page.location.pathname + page.location.search);
    return badge;
  }
  return kept(page.sessionStorage);
}

function keep(storage: Storage, badge: Badge): void {
  try {
    storage.setItem(KEY, JSON.stringify(badge));
  } catch {
    // no storage: the badge lasts until the page is left
  }
}

function kept(storage: Storage): Badge | undefined {
  try {
    const found = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<Badge> | null;
    if (!found?.token) return undefined;
    return { session: '', language: '', captions: [], ...found, token: found.token };
  } catch {
    return undefined;
  }
}
