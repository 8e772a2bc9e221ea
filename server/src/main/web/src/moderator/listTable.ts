/** The list of speakers as a table: for the printer, and as CSV for a spreadsheet. */
import type { Turn } from '@dragoman/client';
import { minutes, timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { partOf } from '../state/sitting/turns';
import { languageName, speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { whyThere } from './why';

/** The heads of the columns, in their order. */
export function columns(): readonly string[] {
  return [
    t('list.column-place'),
    t('list.column-name'),
    t('list.column-delegation'),
    t('list.column-kind'),
    t('list.column-language'),
    t('list.column-minutes'),
    t('list.column-about'),
    t('list.column-why'),
  ];
}

/** A row for each turn, as the console shows it now. */
export function rows(moderator: ModeratorConsole): readonly (readonly string[])[] {
  return moderator.sitting.turns.value.map((turn, at) => row(moderator, turn, at + 1));
}

function row(moderator: ModeratorConsole, turn: Turn, place: number): readonly string[] {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const starts = moderator.timetable.forecast.value.starts.get(turn.turn);
  const behalf = names.nameOfAny(turn.onBehalfOf, tag).text;
  return [
    String(place),
    names.name(turn.participant, tag).text,
    [names.delegation(turn.participant, tag).text, behalf && t('list.behalf', { group: behalf })]
      .filter(Boolean)
      .join(' · '),
    t(`part.${partOf(turn)}`),
    languageName(turn.language),
    turn.limitSeconds > 0 ? minutes(turn.limitSeconds * 1000) : '',
    starts === undefined ? '' : timeOfDay(starts, names.conference.timeZone),
    [turn.text, whyThere(moderator, turn)].filter(Boolean).join(' · '),
  ];
}

/** RFC 4180, with a byte order mark, so that spreadsheets read it as UTF-8. */
export function asCsv(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is kept a text (OWASP, CSV injection). */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function saveList(moderator: ModeratorConsole): void {
  const table = asCsv([columns(), ...rows(moderator)]);
  const address = URL.createObjectURL(new Blob([table], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `list-of-speakers-${moderator.page.session.value?.session ?? ''}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
