/**
 * The badge behind a link: its token stands in the fragment, which no server sees, and leaves the address bar at once. A tab
 * keeps it as long as it is open; an installed page for as long as it is installed, since nobody scans a code there.
 */
export interface Badge {
  readonly token: string;
  readonly session: string;
  /** The interface's language, BCP-47, if the link names one. */
  readonly language: string;
  /** The text channels a display shows, BCP-47, if the link names them. */
  readonly captions: readonly string[];
  /** How a display shows them, if the link says: `captions` over the whole screen, in high `contrast`. */
  readonly look?: readonly string[];
  /** The session that its person chose at this page; none where they have not. */
  readonly chosen?: string;
}

const KEY = 'dragoman.badge';
/** The page that can be installed: the scope of its manifest. */
const INSTALLABLE = '/delegate';

const CONSOLES = ['delegate', 'interpreter', 'moderator', 'technician', 'hall'];
const TOKEN = /^[\w.~-]{16,2000}$/;

type Tab = Pick<Window, 'location' | 'history' | 'sessionStorage' | 'localStorage' | 'matchMedia'> &
  Pick<GlobalEventHandlers & Window, 'addEventListener'>;

/** Takes the badge from `#t=TOKEN&s=SESSION&l=LANGUAGE&c=LANGUAGE,LANGUAGE&v=captions,contrast`, or from an earlier load; undefined without either. */
export function takeBadge(tab: Tab): Badge | undefined {
  const fragment = new URLSearchParams(tab.location.hash.replace(/^#/, ''));
  const token = fragment.get('t');
  if (token) {
    const badge = {
      token,
      session: fragment.get('s') ?? '',
      language: fragment.get('l') ?? '',
      captions: (fragment.get('c') ?? '').split(',').filter(Boolean),
      ...(fragment.has('v') && { look: (fragment.get('v') ?? '').split(',') }),
    };
    keep(tab, 'sessionStorage', badge);
    tab.history.replaceState(null, '', tab.location.pathname + tab.location.search);
    // A new badge replaces that of the page that was installed from here.
    const installed = isInstalled(tab) || kept(tab, 'localStorage') !== undefined;
    if (installed && tab.location.pathname === INSTALLABLE) keep(tab, 'localStorage', badge);
    return badge;
  }
  return kept(tab, 'sessionStorage') ?? (isInstalled(tab) ? kept(tab, 'localStorage') : undefined);
}

/** Another load of this page enters the session that was chosen here. */
export function keepChoice(tab: Tab, session: string): void {
  const badge = kept(tab, 'sessionStorage');
  if (badge) keep(tab, 'sessionStorage', { ...badge, chosen: session });
}

/**
 * Where a link or a code that somebody pasted leads on this site: `/delegate#t=TOKEN`; undefined if it is neither. Mail
 * programs break it into lines, and write its `#` as `%23`.
 *
 * @param here the page it was pasted on, for a code alone
 */
export function pastedBadge(text: string, here: string): string | undefined {
  const whole = text.replace(/\s+/g, '');
  const link = /(?:\/([a-z]+))?\/?(?:#|%23)(t(?:=|%3D).+)$/i.exec(whole);
  const console = CONSOLES.find((one) => one === link?.[1]);
  const fragment = (link?.[2] ?? `t=${whole}`).replace(/%3D/gi, '=').replace(/%26/g, '&');
  const token = new URLSearchParams(fragment).get('t') ?? '';
  return TOKEN.test(token) ? `${console ? `/${console}` : here}#${fragment}` : undefined;
}

/** Once the page is installed, what is installed has the badge too. Other tabs and visitors of this browser do not. */
export function giveToInstalled(tab: Tab, badge: Badge): void {
  tab.addEventListener('appinstalled', () => keep(tab, 'localStorage', badge));
}

/** In a window of its own, from the home screen. */
function isInstalled(tab: Tab): boolean {
  const apple = (tab as { navigator?: { standalone?: boolean } }).navigator?.standalone === true;
  return apple || tab.matchMedia('(display-mode: standalone)').matches;
}

type Where = 'sessionStorage' | 'localStorage';

function keep(tab: Tab, where: Where, badge: Badge): void {
  try {
    tab[where].setItem(KEY, JSON.stringify(badge));
  } catch {
    // no storage: the badge lasts until the page is left
  }
}

function kept(tab: Tab, where: Where): Badge | undefined {
  try {
    const found = JSON.parse(tab[where].getItem(KEY) ?? 'null') as Partial<Badge> | null;
    if (!found?.token) return undefined;
    return { session: '', language: '', captions: [], ...found, token: found.token };
  } catch {
    return undefined;
  }
}
