/** The microphone of whoever sits at this console: it opens with the floor, by their own press or under its lease, and closes with it. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Speech } from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { maySpeak } from '../state/sitting/rights';
import { ownSpeech } from '../state/sitting/ownSpeech';
import { openForFloor, speakHere, stageOf, type Stage } from '../state/sound/floorMicrophone';
import { goOn } from '../state/sound/goingOn';
import { heldOf } from '../state/sound/held';
import { lampOf, type Lamp } from '../state/sound/lamp';
import type { SoundDesk } from '../state/sound/sound';

const FLOOR = 0;
/** A lease comes with the answer; a microphone that was opened for one that does not come is closed. */
const LEASE_MS = 2_000;

export class Podium {
  /** A device is chosen and tried. */
  readonly choosing = signal(false);
  /** Which of one's own presses asked for the floor last. */
  private asked = 0;
  /** How one's own turn stands; undefined without one. */
  readonly stage: ReadonlySignal<Stage | undefined>;

  constructor(
    private readonly page: ConsoleState,
    private readonly sound: SoundDesk,
  ) {
    this.stage = computed(() => {
      const { speech } = this;
      return speech && stageOf(page, sound, speech);
    });
  }

  /** Whether whoever sits here can have the floor. */
  get mayHaveIt(): boolean {
    const me = this.page.me.value;
    return !!me && maySpeak(me);
  }

  get speech(): Speech | undefined {
    return ownSpeech(this.page, this.page.me.value?.participant);
  }

  /** What the hub hears of it; asked again with the clock of the page. */
  get lamp(): Lamp {
    void this.page.now.value;
    const { here, elsewhere } = heldOf(this.page, this.sound, FLOOR);
    if (!here && elsewhere) return 'elsewhere';
    const muted = this.sound.microphoneMuted.value;
    return lampOf(here, this.sound.received.value, false, Date.now(), muted);
  }

  /** Whoever tried their microphone is going to speak: the way to the server is open before they do. */
  prepare(): void {
    if (this.sound.state.peek() === 'off') void this.sound.open(undefined);
  }

  open(): void {
    void openForFloor(this.sound, 'podium');
  }

  goOn(): void {
    const { speech } = this;
    if (speech) void goOn(this.page, this.sound, 'podium', speech);
  }

  speakHere(): void {
    void speakHere(this.sound, 'podium');
  }

  /**
   * A press gives somebody the floor. Where that is oneself, the microphone opens beside the question, heard by nobody before
   * the lease, and closes again where none comes.
   */
  asks<Answer>(participant: string | undefined, asked: Promise<Answer>): Promise<Answer> {
    if (participant === undefined || participant !== this.page.me.value?.participant) return asked;
    const press = ++this.asked;
    const closeUnlessHeld = () => {
      const waits = press === this.asked && this.isForFloor;
      if (waits && !heldOf(this.page, this.sound, FLOOR).here) this.sound.closeMicrophone();
    };
    this.open();
    asked.then(() => setTimeout(closeUnlessHeld, LEASE_MS), closeUnlessHeld);
    return asked;
  }

  /** One's own speech ends or rests: silent first, whatever the network does. */
  yields(speech: Speech | undefined): void {
    if (speech && speech.turn === this.speech?.turn && this.isForFloor)
      this.sound.closeMicrophone();
  }

  private get isForFloor(): boolean {
    return this.sound.purpose.peek() === 'podium';
  }
}
