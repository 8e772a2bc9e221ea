/** The moderator's console: what it sees, what it can do, what it asks first, and which of its panes is open. */
import { signal } from '@preact/signals';
import type { ConsoleState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { ModeratorCommands } from './commands';
import { Conflicts } from './conflict';
import { Mailbox } from './mailbox';
import { OpenQuestions } from './openQuestions';
import { Podium } from './podium';
import { SittingNow } from './sittingNow';
import { Timetable } from './timetable';

/** What the side of the console shows. */
export type SideTab = 'agenda' | 'totals' | 'messages' | 'speakers' | 'present';

export class ModeratorConsole {
  readonly side = signal<SideTab>('agenda');
  readonly finding = signal(false);
  /** Whether single keys act; they do not while somebody types, nor for a moment after. */
  readonly keys = signal<'on' | 'typing' | 'resting'>('on');
  readonly sitting: SittingNow;
  readonly timetable: Timetable;
  readonly questions: OpenQuestions;
  readonly conflicts: Conflicts;
  readonly podium: Podium;
  readonly commands: ModeratorCommands;
  readonly mailbox: Mailbox;

  constructor(
    readonly page: ConsoleState,
    readonly sound: SoundDesk,
  ) {
    this.sitting = new SittingNow(page);
    this.timetable = new Timetable(page, this.sitting);
    this.questions = new OpenQuestions(page, (motion, outcome) =>
      this.commands.decide(motion, outcome),
    );
    this.conflicts = new Conflicts(page, () => this.sitting.seen);
    this.podium = new Podium(page, sound);
    this.commands = new ModeratorCommands(
      page,
      this.sitting,
      this.questions,
      this.conflicts,
      this.podium,
    );
    this.mailbox = new Mailbox(page, sound);
  }
}
