/** What was planned of an item, beside how it was held or is expected; and until when the booths are engaged. */
import { Icon } from '../parts/Icon';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Span } from '../state/sitting/runSheet';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';

export function RunFacts({ moderator, item }: { moderator: ModeratorConsole; item: string }) {
  const zone = (moderator.page.names.value as ConferenceNames).conference.timeZone;
  const row = moderator.timetable.agenda.value.rows.find((one) => one.item.id === item);
  if (!row) return null;
  const { planned, held, expected } = row;
  const hours = ({ fromMs, untilMs }: Span) => ({
    from: timeOfDay(fromMs, zone),
    until: timeOfDay(untilMs, zone),
  });
  const over = planned && (held?.untilMs || expected?.untilMs || 0) > planned.untilMs + 60_000;
  return (
    <span class="small soft figures" data-test={`run-${item}`} data-over={over ?? false}>
      {planned && <span>{t('run.planned', hours(planned))}</span>}
      {held && (
        <span>
          {planned && ' · '}
          {held.untilMs > 0
            ? t('run.held', hours(held))
            : t('run.since', { time: timeOfDay(held.fromMs, zone) })}
        </span>
      )}
      {expected && (
        <span>
          {(planned ?? held) && ' · '}
          {held
            ? t('run.until', { time: timeOfDay(expected.untilMs, zone) })
            : t('run.expected', hours(expected))}
        </span>
      )}
    </span>
  );
}

/** Which booths would have to stay longer than they are engaged for. */
export function Teams({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const teams = moderator.timetable.teams.value;
  const { endsMs } = moderator.timetable.agenda.value;
  if (teams.length === 0) return null;
  return (
    <section data-test="teams">
      <h3 class="heading">{t('run.teams')}</h3>
      <ul class="marks">
        {teams.map((team) => {
          const late = Math.ceil((endsMs - team.endsMs) / 60_000);
          const time = timeOfDay(team.endsMs, names.conference.timeZone);
          const name = names.text(names.booth(team.booth)?.name, speaking.value.tag).text;
          return (
            <li
              key={team.booth}
              class={late > 0 ? 'mark attention' : 'mark'}
              data-test={`team-${team.booth}`}
              data-late={late > 0}
            >
              <Icon name={late > 0 ? 'clock-alert' : 'clock'} />
              {name} ·{' '}
              {late > 0 ? t('forecast.late', { count: late, time }) : t('run.engaged', { time })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
