/** Names and titles of a conference that lack some of its languages. Pure. */
import type { Conference, Text } from '@dragoman/client';

/** A name or title that lacks languages (BCP-47), and what it is of. */
export interface MissingText {
  readonly of:
    'conference' | 'place' | 'group' | 'delegation' | 'participant' | 'booth' | 'session' | 'item';
  readonly id: string;
  readonly lacks: readonly string[];
}

/** Each by its place, in the order of the conference file. */
export function missingTexts(conference: Conference): readonly MissingText[] {
  const { title, place, groups, delegations, participants, booths, sessions } = conference;
  const named: readonly (readonly [MissingText['of'], string, Text | undefined])[] = [
    ['conference', '', title],
    ['place', '', place],
    ...groups.map(({ id, name }) => ['group', id, name] as const),
    ...delegations.map(({ id, name }) => ['delegation', id, name] as const),
    ...participants.map(({ id, name }) => ['participant', id, name] as const),
    ...booths.map(({ id, name }) => ['booth', id, name] as const),
    ...sessions.flatMap((session) => [
      ['session', session.id, session.title] as const,
      ...session.items.map((item) => ['item', item.id, item.title] as const),
    ]),
  ];
  const tags = conference.languages.map(({ tag }) => tag);
  return named.flatMap(([of, id, text]) => {
    const lacks = tags.filter((tag) => !text?.in[tag]);
    return lacks.length === 0 ? [] : [{ of, id, lacks }];
  });
}
