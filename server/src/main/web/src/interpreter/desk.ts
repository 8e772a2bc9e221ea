/** The interpreter's desk: what it hears, which output it would speak into, and whether it is on air.
 *  It goes on air only by its person's hand: never after a reload, a reconnect or a lost lease. */
import {
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from '@preact/signals';
import {
  AddressKind,
  HelpKind,
  Output,
  RefusalCode,
  RefusedError,
  type DeskState,
} from '@dragoman/client';
import { ask, notCarriedOut } from '../state/hub/toasts';
import { desksOf, holderOf, languageOf, OUTPUTS } from '../state/sitting/booth';
import type { EarDesk } from '../state/sound/boothEar';
import { remembered } from '../state/remembered';
import type { ConsoleState } from '../state/hub/pageState';
import { heldOf, type Grant } from '../state/sound/held';
import { keepDesk, keptDesk } from '../state/deskMemory';
import type { SoundDesk } from '../state/sound/sound';
import { DeskHandover } from './deskHandover';

const VOLUME_STEP = 0.05;
/** Whoever pressed and is not on air by then has given up. */
const GIVEN_UP_MS = 5000;
/** Source keys beside the floor's. */
const MOST_PRESETS = 9;

/** What stands in the left and in the right pane below. */
export type Reading = 'speaker' | 'document' | 'terms' | 'checks';
export type Talk = 'booth' | 'booths' | 'technician' | 'chair';

export class Desk {
  readonly output: Signal<Output> = signal(keptDesk().output);
  /** The field captions are typed into, while it is drawn; and those of the glossary and the chat. */
  textField: HTMLTextAreaElement | null = null;
  termField: HTMLInputElement | null = null;
  chatField: HTMLInputElement | null = null;
  readonly helpShown = signal(false);
  readonly headsetShown = signal(false);
  readonly partnerHeard = signal(false);
  /** True while the hub is asked to go on or off air, so that one press is one command. */
  readonly asking = signal(false);
  readonly reading = signal<Reading>('speaker');
  readonly talk = signal<Talk>('booth');
  /** The intercom key is held. */
  readonly talking = signal(false);
  readonly coughHeld = signal(false);
  /** The last channel that was heard beside the floor. */
  relay = 0;

  /** The lease under which this desk is heard, if any. */
  readonly lease: ReadonlySignal<Grant | undefined>;
  /** This person is on air at another device. */
  readonly elsewhere: ReadonlySignal<boolean>;
  /** The press of the microphone's key that wants to be on air, while nothing came of it yet; else 0. */
  private wanted = 0;
  private presses = 0;
  private givingUp: ReturnType<typeof setTimeout> | undefined;
  /** Leases that were armed here before, or that this desk knows: their going live surprises nobody. */
  private readonly expected = new Set<number>();
  readonly mine: ReadonlySignal<DeskState | undefined>;
  readonly partners: ReadonlySignal<readonly DeskState[]>;
  /** Who holds the channel of the chosen output, if it is somebody else. */
  readonly holder: ReadonlySignal<DeskState | undefined>;
  /** What the chosen output sends into, BCP-47. */
  readonly into: ReadonlySignal<string | undefined>;
  /** False for a captioner, who has the text channel alone. */
  readonly hasMicrophone: ReadonlySignal<boolean>;
  /** The text channel written into, BCP-47: the output's own, or what a captioner chose. */
  readonly writes: ReadonlySignal<string>;
  readonly chosenText = signal('');
  readonly handover: DeskHandover;
  /** The channels on the source keys: the floor, then nine at most. */
  readonly presets: ReadonlySignal<readonly number[]>;

  constructor(
    readonly page: ConsoleState,
    readonly sound: SoundDesk,
    readonly ear: EarDesk,
  ) {
    const me = () => page.me.value?.participant ?? '';
    const booth = () => page.me.value?.booth ?? '';
    const held = computed(() => heldOf(page, sound));
    this.lease = computed(() => held.value.here);
    this.elsewhere = computed(() => held.value.elsewhere);
    this.mine = computed(() =>
      desksOf(page.booths.value, booth()).find(({ interpreter }) => interpreter === me()),
    );
    this.partners = computed(() =>
      desksOf(page.booths.value, booth()).filter(({ interpreter }) => interpreter !== me()),
    );
    this.into = computed(() => {
      const names = page.names.value;
      return names && languageOf(names, booth(), this.output.value);
    });
    this.hasMicrophone = computed(() => booth() !== '');
    this.writes = computed(() => {
      const own = page.names.value?.participant(me())?.language ?? '';
      return this.chosenText.value || (this.into.value ?? own);
    });
    this.holder = computed(() => holderOf(page.booths.value, this.into.value, me()));
    this.handover = new DeskHandover(page, this);
    this.presets = computed(() => {
      const all = (page.names.value?.heard ?? []).map(({ channel }) => channel);
      const chosen = (this.mine.value?.presets ?? []).filter((channel) => channel !== 0);
      return [0, ...new Set([...chosen, ...all])];
    });
    const begun = keptDesk().begun;
    effect(() =>
      keepDesk({ begun: begun || sound.state.value !== 'off', output: this.output.value }),
    );
  }

  /** Hears what the hub's patch leads to this desk, from now on. */
  follow(): () => void {
    let before = this.mine.peek()?.incoming;
    return effect(() => {
      const incoming = this.mine.value?.incoming;
      if (incoming === undefined || incoming === before) return;
      before = incoming;
      if (incoming !== 0) this.relay = incoming;
      if (this.sound.hearing.peek() !== incoming && this.sound.state.peek() !== 'off') {
        this.sound.listen(incoming);
      }
    });
  }

  /** On air by its person's hand alone: a lease that comes after they gave up, or out of nowhere, is shut again at once. */
  guard(): () => void {
    const hand = effect(() => {
      for (const { epoch, armed } of this.sound.leases.value) {
        const known = this.expected.has(epoch);
        this.expected.add(epoch);
        if (known || armed) continue;
        if (this.wanted > 0) this.wanted = 0;
        else untracked(() => this.off());
      }
    });
    // What was shut here and is open at the hub still, as a Welcome tells, is closed there too.
    const closed = effect(() => {
      const { leases, device } = this.page;
      const open = [...leases.value.values()].filter((one) => !one.armed && one.device === device);
      if (open.some((one) => this.sound.isOver(one))) untracked(() => this.askOff());
    });
    // A microphone that is unplugged is off at the hub, too: on air again by its person's hand alone.
    const unplugged = effect(() => {
      if (this.sound.trouble.value !== 'microphone-missing') return;
      if (untracked(() => this.onAir())) untracked(() => this.off());
    });
    return () => {
      hand();
      closed();
      unplugged();
    };
  }

  onAir(): boolean {
    return this.lease.value !== undefined;
  }

  /** The microphone's key: off if this person is on air anywhere, or asked to be; else on. */
  switchMicrophone(): void {
    if (!this.hasMicrophone.value) return;
    if (this.onAir() || this.elsewhere.value || this.wanted > 0) this.off();
    else if (this.sound.state.value !== 'off') this.on();
  }

  private on(): void {
    const press = ++this.presses;
    this.wanted = press;
    this.asking.value = true;
    const done = (reason?: unknown) => {
      const given = this.wanted === press;
      if (press === this.presses) this.asking.value = false;
      if (!given || reason === undefined) return;
      this.wanted = 0;
      if (reason instanceof RefusedError) ask(Promise.reject(reason));
      else if (!this.onAir()) notCarriedOut();
    };
    this.page.hub.goOnAir({ output: this.output.value }).then(() => done(), done);
    clearTimeout(this.givingUp);
    this.givingUp = setTimeout(() => (this.wanted = 0), GIVEN_UP_MS);
  }

  /** Silent here first, whatever the hub and the network do; then the hub is asked, and asked again after a break. */
  private off(): void {
    this.wanted = 0;
    this.sound.shut();
    this.askOff();
  }

  private askOff(): void {
    this.page.hub.goOffAir().catch((reason: unknown) => {
      if (!(reason instanceof RefusedError)) return; // it is asked again where the hub still holds the lease
      if (reason.code !== RefusalCode.NOT_ON_AIR) ask(Promise.reject(reason));
    });
  }

  cough(held: boolean): void {
    if (held && !this.onAir()) return;
    if (held === this.coughHeld.peek()) return;
    this.coughHeld.value = held;
    this.sound.cough(held);
    ask(this.page.hub.cough({ held }));
  }

  /** Outputs change only while the microphone is off: nobody finds themselves live in another language. */
  choose(index: 0 | 1 | 2): void {
    const output = OUTPUTS[index];
    const booth = this.page.names.value?.booth(this.page.me.value?.booth ?? '');
    if (!this.onAir() && booth?.outputs[index]) this.output.value = output;
  }

  /** Hears a channel at once, and tells the hub, whose relays and marks follow; where it says no, back again. */
  listen(channel: number | undefined): void {
    if (channel === undefined) return;
    if (channel !== 0) this.relay = channel;
    this.sound.listen(channel);
    if (!this.hasMicrophone.value) return;
    const choice = this.page.hub.chooseIncoming({ channel });
    choice.catch(() => this.sound.listen(this.mine.peek()?.incoming ?? 0));
    ask(choice);
  }

  /** Leaves it to the hub again: the floor, or a relay where the floor's language is none of this desk's. */
  hearByItself(): void {
    if (!this.hasMicrophone.value) return;
    ask(this.page.hub.chooseIncoming({}));
  }

  /** Puts what is heard now on a source key. */
  keep(preset: number): void {
    const heard = this.sound.hearing.value;
    if (!heard || preset === 0 || !this.hasMicrophone.value) return;
    const before = this.presets.value.slice(1, 1 + MOST_PRESETS);
    const from = before.indexOf(heard);
    const displaced = before[preset - 1];
    if (displaced === undefined) return;
    const after = before.map((channel, at) =>
      at === preset - 1 ? heard : at === from ? displaced : channel,
    );
    ask(this.page.hub.setPresets({ channels: after }));
  }

  hearPartner(held: boolean): void {
    const channel = this.page.names.value?.language(this.into.value ?? '')?.channel;
    if (channel === undefined || (held && this.onAir())) return;
    this.sound.also(channel, held ? remembered.partnerVolume.peek() : 0);
    this.partnerHeard.value = held;
  }

  /** Takes the channel now: by the swap that is ready, else by going on air over whoever holds it. */
  takeOver(): void {
    const { part, gives } = this.handover.now.value;
    if (part === 'armed' && !gives) return this.handover.advance();
    if (!this.onAir()) this.switchMicrophone();
  }

  /** Asks for help with what is heard now. */
  help(kind: HelpKind): void {
    ask(this.page.hub.askForHelp({ kind, channel: this.sound.hearing.value ?? 0 }));
  }

  /** Speaks to those whose chat is open, and to no channel, while it is held. */
  intercom(held: boolean): void {
    if (held === this.talking.peek()) return;
    this.talking.value = held;
    this.sound.talk(held); // first: the hall hears nothing from here on
    const to = { kind: ADDRESSES[this.talk.value] };
    ask(this.page.hub.talkTo(held ? { to, held } : { held }));
  }

  /** At once: the next key is a letter already, and no command. */
  lookUp(): void {
    this.reading.value = 'terms';
    const panel = this.termField?.closest<HTMLElement>('[role=tabpanel]');
    if (panel) panel.hidden = false; // it is drawn a moment later
    this.termField?.focus();
  }

  /** A key comes up where nobody sees it: whatever is held is let go. */
  letGo(): void {
    this.cough(false);
    if (this.partnerHeard.peek()) this.hearPartner(false);
    this.intercom(false);
  }

  louder(by: number): void {
    const volume = this.sound.volume.value + by * VOLUME_STEP;
    this.sound.volume.value = Math.min(1, Math.max(0, volume));
  }
}

/** Whom each chat, and the intercom beside it, is for. */
export const ADDRESSES: Readonly<Record<Talk, AddressKind>> = {
  booth: AddressKind.PARTNERS,
  booths: AddressKind.BOOTHS,
  technician: AddressKind.TECHNICIAN,
  chair: AddressKind.CHAIR,
};
