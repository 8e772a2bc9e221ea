/** The handover this desk is in: what stands, and what the one key would do about it. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { DeskState, Output } from '@dragoman/client';
import type { ConsoleState } from '../state/hub/pageState';
import { ask } from '../state/hub/toasts';
import { handoverOf, stepOf, type Handover, type HandoverStep } from '../state/sitting/handover';

/** What a handover needs to know of its desk. */
interface HandingDesk {
  readonly output: ReadonlySignal<Output>;
  readonly lease: ReadonlySignal<unknown>;
  readonly holder: ReadonlySignal<DeskState | undefined>;
}

export class DeskHandover {
  readonly now: ReadonlySignal<Handover>;

  constructor(
    private readonly page: ConsoleState,
    private readonly desk: HandingDesk,
  ) {
    this.now = computed(() =>
      handoverOf(page.booths.value, {
        me: page.me.value?.participant ?? '',
        channels: this.outputChannels(),
      }),
    );
  }

  /** What the handover key would do now. */
  step(): HandoverStep {
    return stepOf(
      this.now.value,
      this.desk.lease.value !== undefined,
      this.desk.holder.value !== undefined,
    );
  }

  /** Does what the handover key does now. */
  advance(minutes = 0): void {
    const { hub } = this.page;
    const channel = this.now.value.state?.channel ?? 0;
    switch (this.step()) {
      case 'offer':
        return ask(hub.offerHandover({ minutes }));
      case 'request':
        return ask(hub.requestHandover({ output: this.desk.output.value, minutes }));
      case 'accept':
        return ask(hub.answerHandover({ accepted: true, channel }));
      case 'swap':
        return ask(hub.swapHandover({ channel }));
      case undefined:
        return;
    }
  }

  /** No to what was asked, or calls off what was agreed. */
  refuse(): void {
    const { part, state } = this.now.value;
    if (!state) return;
    const { channel } = state;
    const { hub } = this.page;
    ask(
      part === 'asked'
        ? hub.answerHandover({ accepted: false, channel })
        : hub.cancelHandover({ channel }),
    );
  }

  private outputChannels(): readonly number[] {
    const names = this.page.names.value;
    const outputs = names?.booth(this.page.me.value?.booth ?? '')?.outputs ?? [];
    return outputs.flatMap((tag) => names?.language(tag)?.channel ?? []);
  }
}
