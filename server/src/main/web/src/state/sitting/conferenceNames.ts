/** What is known of the conference, found by its ids, and its texts in the reader's language. */
import {
  LanguageKind,
  type AgendaItem,
  type Booth,
  type Conference,
  type Delegation,
  type DelegationRight,
  type Group,
  type Language,
  type Participant,
  type SessionOutline,
  type Text,
} from '@dragoman/client';
import { remembered } from '../remembered';

/** A text and the language it is really in, which may not be the one that was asked for. */
export interface Worded {
  readonly text: string;
  readonly lang: string;
}

/** The languages that this reader falls back on, the first choice first, as they are set for sound. */
function readersLadder(): readonly string[] {
  const { secondLanguage, thirdLanguage } = remembered;
  return [secondLanguage.value, thirdLanguage.value].filter(Boolean);
}

/** A text in this language, else in the first of the conference's languages that has it. */
export function worded(text: Text | undefined, tag: string, ladder: readonly string[]): Worded {
  const known = text?.in ?? {};
  for (const lang of [tag, ...ladder]) {
    const found = known[lang];
    if (found) return { text: found, lang };
  }
  const first = Object.entries(known)[0];
  return first ? { text: first[1], lang: first[0] } : { text: '', lang: '' };
}

/** A language's own name as it stands alone, with a capital where its script has them (Azeri: i to İ). */
function capital({ autonym, tag }: Language): string {
  const [first = '', ...rest] = autonym;
  return first.toLocaleUpperCase(tag) + rest.join('');
}

/** The conference with its ids looked up once. */
export class ConferenceNames {
  readonly languages: readonly Language[];
  /** Those that have a sound: neither written only, nor signed. */
  readonly heard: readonly Language[];
  private readonly participants: ReadonlyMap<string, Participant>;
  private readonly delegations: ReadonlyMap<string, Delegation>;
  private readonly ladder: readonly string[];

  constructor(readonly conference: Conference) {
    this.languages = conference.languages.map((one) => ({ ...one, autonym: capital(one) }));
    this.heard = this.languages.filter(
      ({ kind }) => kind !== LanguageKind.TEXT && kind !== LanguageKind.SIGN,
    );
    this.ladder = conference.languages.map(({ tag }) => tag);
    this.participants = new Map(conference.participants.map((one) => [one.id, one]));
    this.delegations = new Map(conference.delegations.map((one) => [one.id, one]));
  }

  participant(id: string): Participant | undefined {
    return this.participants.get(id);
  }

  language(tag: string): Language | undefined {
    return this.languages.find((one) => one.tag === tag);
  }

  languageOfChannel(channel: number): Language | undefined {
    return this.languages.find((one) => one.channel === channel);
  }

  booth(id: string): Booth | undefined {
    return this.conference.booths.find((one) => one.id === id);
  }

  session(id: string): SessionOutline | undefined {
    return this.conference.sessions.find((one) => one.id === id);
  }

  item(id: string): AgendaItem | undefined {
    return this.conference.sessions.flatMap(({ items }) => items).find((one) => one.id === id);
  }

  /** In this language, else in those that the reader chose to fall back on, else in the conference's order. */
  text(text: Text | undefined, tag: string): Worded {
    return worded(text, tag, [...readersLadder(), ...this.ladder]);
  }

  /** A participant's name; the bare id where the conference does not know it. */
  name(id: string, tag: string): Worded {
    const name = this.text(this.participants.get(id)?.name, tag);
    return name.text ? name : { text: id, lang: '' };
  }

  /** The name of a participant's delegation; empty for staff. */
  delegation(participant: string, tag: string): Worded {
    const id = this.participants.get(participant)?.delegation ?? '';
    return this.text(this.delegations.get(id)?.name, tag);
  }

  /** The delegation as it stands beside a name; empty where the name says it already. */
  beside(participant: string, tag: string): Worded {
    const delegation = this.delegation(participant, tag);
    const told = this.name(participant, tag).text.includes(delegation.text);
    return told ? { text: '', lang: '' } : delegation;
  }

  /** Who is of the same delegation as somebody, themselves included; alone, where they are of none. */
  together(
    participant: string,
    which: (one: Participant) => boolean = () => true,
  ): readonly Participant[] {
    const own = this.participants.get(participant);
    const all = own?.delegation
      ? this.conference.participants.filter((one) => one.delegation === own.delegation)
      : own
        ? [own]
        : [];
    return all.filter(which);
  }

  /** What a participant's delegation may do. */
  rightsOf(participant: string): readonly DelegationRight[] {
    const id = this.participants.get(participant)?.delegation ?? '';
    return this.delegations.get(id)?.rights ?? [];
  }

  group(id: string): Group | undefined {
    return this.conference.groups.find((one) => one.id === id);
  }

  /** The delegations of a group, in the order of the conference file. */
  membersOf(group: string): readonly Delegation[] {
    return this.conference.delegations.filter((one) => one.group === group);
  }

  /** The group of a participant's delegation, if it has one. */
  groupOf(participant: string): Group | undefined {
    const id = this.participants.get(participant)?.delegation ?? '';
    return this.group(this.delegations.get(id)?.group ?? '');
  }

  /** What a participant, a delegation or a group is called. */
  nameOfAny(id: string, tag: string): Worded {
    const found =
      this.participants.get(id)?.name ?? this.delegations.get(id)?.name ?? this.group(id)?.name;
    const name = this.text(found, tag);
    return name.text ? name : { text: id, lang: '' };
  }

  /** Name and delegation in one, for a sentence. */
  inFull(participant: string, tag: string): string {
    const beside = this.beside(participant, tag).text;
    const name = this.name(participant, tag).text;
    return beside ? `${name} (${beside})` : name;
  }

  /** Everything a participant and their delegation are called, in all languages, for a search. */
  everyName(participant: string): readonly string[] {
    const known = this.participants.get(participant);
    const delegation = this.delegations.get(known?.delegation ?? '');
    return [...Object.values(known?.name?.in ?? {}), ...Object.values(delegation?.name?.in ?? {})];
  }

  /** A language in itself, as it stands on every console. */
  autonym(tag: string): Worded {
    return { text: this.language(tag)?.autonym ?? tag, lang: tag };
  }
}
