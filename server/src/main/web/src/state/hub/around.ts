/** The other sessions of the conference, as far as this page leads to them, and which one its person chose. */
import { effect } from '@preact/signals';
import { goingOn, SessionPhase, type ProgrammeView, type SessionStanding } from '@dragoman/client';
import type { ConferenceNames } from '../sitting/conferenceNames';
import { keepChoice } from './badge';
import type { PageState } from './pageState';
import { ask } from './toasts';

export interface Around {
  /** The session of this page goes on. */
  readonly sits: boolean;
  /** Sessions that go on elsewhere: where to go, or a choice to make. */
  readonly goingOn: readonly SessionStanding[];
  /** Where none goes on: the next one, and those that begin with it. This page's own may be among them. */
  readonly next: readonly SessionStanding[];
}

/** @param chosen the session that its person chose where several went on; empty for none */
export function around(
  programme: Pick<ProgrammeView, 'sessions' | 'present'> | undefined,
  names: Pick<ConferenceNames, 'session'> | undefined,
  here: string,
  chosen: string,
): Around {
  const open = goingOn(programme);
  const others = open.filter(({ session }) => session !== here);
  const sits = others.length < open.length;
  if (open.length > 0) return { sits, goingOn: sits && chosen === here ? [] : others, next: [] };
  const begins = (id: string) => {
    const outline = names?.session(id);
    return outline && `${outline.day} ${outline.starts}`;
  };
  const coming = programme?.sessions.filter(({ phase }) => phase === SessionPhase.SCHEDULED) ?? [];
  const next = coming.some(({ session }) => session === programme?.present)
    ? coming.filter(({ session }) => begins(session) === begins(programme?.present ?? ''))
    : [];
  return { sits, goingOn: [], next };
}

export function aroundOf(page: PageState): Around {
  const here = page.session.value?.session ?? '';
  return around(page.programme.value, page.names.value, here, page.chosen.value);
}

/** Goes to a session by somebody's hand, and stays there while it goes on. */
export function choose(page: PageState, session: string): void {
  page.chosen.value = session;
  keepChoice(window, session);
  ask(page.hub.enter(session));
}

/** Where nobody is at the screen to choose, it shows the session that whoever names none is in. */
export function showPresent(page: PageState): () => void {
  return effect(() => {
    const { sits, goingOn: others } = aroundOf(page);
    const present = page.programme.value?.present;
    if (!page.named && !sits && others.length > 1 && present) ask(page.hub.enter(present));
  });
}
