/** The interpreter's desk: what it hears, which output it would speak into, and whether it is on air.
 *  It goes on air only by its person's hand: never after a reload, a reconnect or a lost lease. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { Output, type DeskState, type Lease } from '@dragoman/client';
import { ask } from '../parts/Toasts';
import { desksOf, holderOf, languageOf, OUTPUTS } from '../state/booth';
import type { Room } from '../state/room';
import type { SoundDesk } from '../state/sound';
import type { BoothKey } from './keys';

const VOLUME_STEP = 0.05;
const PARTNER_GAIN = 0.6;

export class Desk {
  readonly output: Signal<Output> = signal(Output.A);
  /** The field captions are typed into, while it is drawn. */
  textField: HTMLTextAreaElement | null = null;
  readonly helpShown = signal(false);
  readonly partnerHeard = signal(false);
  /** True while the hub is asked to go on or off air, so that one press is one command. */
  readonly asking = signal(false);
  private relay = 0;

  /** The lease under which this desk speaks, if any. */
  readonly lease: ReadonlySignal<Lease | undefined>;
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

  constructor(
    readonly room: Room,
    readonly sound: SoundDesk,
  ) {
    const me = () => room.me.value?.participant ?? '';
    const booth = () => room.me.value?.booth ?? '';
    this.lease = computed(() => [...room.leases.value.values()].find(({ open }) => open));
    this.mine = computed(() =>
      desksOf(room.booths.value, booth()).find(({ interpreter }) => interpreter === me()),
    );
    this.partners = computed(() =>
      desksOf(room.booths.value, booth()).filter(({ interpreter }) => interpreter !== me()),
    );
    this.into = computed(() => {
      const house = room.house.value;
      return house && languageOf(house, booth(), this.output.value);
    });
    this.hasMicrophone = computed(() => booth() !== '');
    this.writes = computed(() => {
      const own = room.house.value?.participant(me())?.language ?? '';
      return this.chosenText.value || (this.into.value ?? own);
    });
    this.holder = computed(() => holderOf(room.booths.value, this.into.value, me()));
  }

  onAir(): boolean {
    return this.lease.value !== undefined;
  }

  do(key: BoothKey): void {
    switch (key.does) {
      case 'microphone':
        return this.switchMicrophone();
      case 'cough':
        return this.cough(key.held);
      case 'output':
        return this.choose(key.index);
      case 'listen':
        return this.listen(this.presets()[key.preset]);
      case 'relay-and-floor':
        return this.listen(this.sound.hearing.value === 0 ? this.relay : 0);
      case 'volume':
        return this.louder(key.by);
      case 'partner':
        return this.hearPartner(key.held);
      case 'text':
        this.textField?.focus(); // at once: the next key is a letter already
        return;
      case 'console':
        this.textField?.blur();
        this.helpShown.value = false;
        return;
      case 'help':
        this.helpShown.value = !this.helpShown.value;
        return;
    }
  }

  /** The floor, then the language channels in their order: what the keys 0 to 9 listen to. */
  presets(): readonly number[] {
    return [0, ...(this.room.house.value?.languages ?? []).map(({ channel }) => channel)];
  }

  switchMicrophone(): void {
    if (this.asking.value || !this.hasMicrophone.value || this.sound.state.value === 'off') return;
    this.asking.value = true;
    const { hub } = this.room;
    const command = this.onAir() ? hub.goOffAir() : hub.goOnAir(this.output.value);
    ask(command.finally(() => (this.asking.value = false)));
  }

  cough(held: boolean): void {
    if (!this.onAir()) return;
    this.sound.cough(held);
    ask(this.room.hub.cough(held));
  }

  /** Outputs change only while the microphone is off: nobody finds themselves live in another language. */
  choose(index: 0 | 1 | 2): void {
    const output = OUTPUTS[index];
    const booth = this.room.house.value?.booth(this.room.me.value?.booth ?? '');
    if (!this.onAir() && booth?.outputs[index]) this.output.value = output;
  }

  listen(channel: number | undefined): void {
    if (channel === undefined) return;
    if (channel !== 0) this.relay = channel;
    this.sound.listen(channel);
  }

  private louder(by: number): void {
    const volume = this.sound.volume.value + by * VOLUME_STEP;
    this.sound.volume.value = Math.min(1, Math.max(0, volume));
  }

  hearPartner(held: boolean): void {
    const channel = this.room.house.value?.language(this.into.value ?? '')?.channel;
    if (channel === undefined || this.onAir()) return;
    this.partnerHeard.value = held;
    this.sound.also(channel, held ? PARTNER_GAIN : 0);
  }
}
