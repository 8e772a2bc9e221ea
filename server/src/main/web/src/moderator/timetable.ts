/** When each turn comes, when the agenda is through, and what that is to the session's hours and those of the booths. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ConsoleState } from '../state/hub/pageState';
import { forecast, sessionEnd, type Course, type Forecast } from '../state/sitting/forecast';
import {
  agenda,
  agendaLimit,
  teamsOf,
  type AgendaCourse,
  type Team,
  type WholeAgenda,
} from '../state/sitting/runSheet';
import type { SittingNow } from './sittingNow';

const DAY_MS = 24 * 3_600_000;

export class Timetable {
  readonly course: ReadonlySignal<Course>;
  readonly forecast: ReadonlySignal<Forecast>;
  /** When the session is to end, Unix milliseconds. */
  readonly endsMs: ReadonlySignal<number | undefined>;
  /** The whole agenda, items to come too. */
  readonly agenda: ReadonlySignal<WholeAgenda>;
  /** Until when each booth is engaged. */
  readonly teams: ReadonlySignal<readonly Team[]>;
  /** When the agenda should be through: the session's end, or that of the first team that leaves before. */
  readonly mustEndMs: ReadonlySignal<number | undefined>;
  private readonly whole: ReadonlySignal<AgendaCourse>;

  constructor(page: ConsoleState, sitting: SittingNow) {
    const outline = computed(() => page.names.value?.session(page.session.value?.session ?? ''));
    const hour = (ends: string | undefined) =>
      outline.value && ends !== undefined
        ? sessionEnd(
            { ...outline.value, ends },
            page.names.value?.conference.timeZone ?? '',
            page.now.value,
          )
        : undefined;
    this.course = computed(() => ({
      nowMs: page.now.value,
      speeches: sitting.speeches,
      turns: sitting.turns.value,
    }));
    this.forecast = computed(() => forecast(this.course.value));
    this.endsMs = computed(() => hour(outline.value?.ends));
    this.whole = computed(() => {
      const ends = this.endsMs.value;
      const starts = hour(outline.value?.starts);
      return {
        ...this.course.value,
        items: outline.value?.items ?? [],
        current: page.session.value?.item ?? '',
        held: page.runSheet.value?.items ?? [],
        // An hour that is read as an end is the one on the next day.
        beginsMs:
          starts !== undefined && ends !== undefined && starts > ends ? starts - DAY_MS : starts,
      };
    });
    this.agenda = computed(() => agenda(this.whole.value));
    this.teams = computed(() =>
      teamsOf(outline.value, page.names.value?.conference.booths ?? [], this.endsMs.value),
    );
    this.mustEndMs = computed(() => {
      const ends = this.teams.value.map(({ endsMs }) => endsMs);
      const own = this.endsMs.value;
      if (own !== undefined) ends.push(own);
      return ends.length === 0 ? undefined : Math.min(...ends);
    });
  }

  /** The longest limit in minutes at which all is through in time. */
  limitThatFits(endMs: number): number | undefined {
    return agendaLimit(this.whole.value, endMs);
  }

  /** When all would be through if no speech took longer. */
  endsAt(limitMinutes: number): number {
    return agenda({ ...this.whole.value, whatIfSeconds: limitMinutes * 60 }).endsMs;
  }
}
