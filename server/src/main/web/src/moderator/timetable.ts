/** When each turn comes and when the list is through, as things stand now. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ConsoleState } from '../state/hub/pageState';
import { forecast, sessionEnd, type Course, type Forecast } from '../state/sitting/forecast';
import type { SittingNow } from './sittingNow';

export class Timetable {
  readonly course: ReadonlySignal<Course>;
  readonly forecast: ReadonlySignal<Forecast>;
  /** When the session is to end, Unix milliseconds. */
  readonly endsMs: ReadonlySignal<number | undefined>;

  constructor(page: ConsoleState, sitting: SittingNow) {
    this.course = computed(() => ({
      nowMs: page.now.value,
      speeches: sitting.speeches,
      turns: sitting.turns.value,
    }));
    this.forecast = computed(() => forecast(this.course.value));
    this.endsMs = computed(() => {
      const names = page.names.value;
      const outline = names?.session(page.session.value?.session ?? '');
      return sessionEnd(outline, names?.conference.timeZone ?? '', page.now.value);
    });
  }
}
