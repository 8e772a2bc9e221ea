import { tokenOf, type Token } from '../link/token.js';

/** An address that lets a player hear one channel for a while, and nothing else. */
export interface ListeningLink {
  /** What a player is given, like `https://conference.example/listen/fr.ogg?link=…`. */
  readonly url: string;
  /** Until when a player may begin with it, Unix milliseconds; one that plays goes on. */
  readonly untilMs: number;
}

/** The hub made no link. */
export class NoLinkError extends Error {
  override readonly name = 'NoLinkError';

  constructor(
    /** The status of HTTP: 401 for a badge that is not good, 403 where its holder is not let in, 404 for no such channel. */
    readonly status: number,
    text: string,
  ) {
    super(text);
  }
}

/**
 * A link for players such as VLC, which know no badge. A badge itself never stands in an address: it would be ended.
 *
 * @param stream the channel, a language's tag or `floor`: the session that goes on; `SESSION/fr` for that one alone
 */
export async function listeningLink(
  { url, token }: { readonly url: string; readonly token: Token },
  stream: string,
): Promise<ListeningLink> {
  const site = new URL(url.replace(/^ws/, 'http'));
  const path = stream.split('/').map(encodeURIComponent).join('/');
  const answer = await fetch(new URL(`/listen/${path}.ogg`, site), {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf({ token })}` },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  });
  if (!answer.ok) throw new NoLinkError(answer.status, (await answer.text()).trim());
  const made = (await answer.json()) as { path: string; untilMs: number };
  return { url: new URL(made.path, site).href, untilMs: made.untilMs };
}
