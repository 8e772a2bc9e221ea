/** A low monitor of the partner who is on air: it stays while it is switched on, and is silent while this desk is on air. */
import { computed, effect } from '@preact/signals';
import { OUTPUTS } from '../state/sitting/booth';
import { remembered } from '../state/remembered';
import type { Desk } from './desk';

/** The loudest that it may be beside what the desk listens to. */
const LOUDEST = 0.5;

/** The channel that a partner is on air in, if this desk hears something else. */
export function monitored(desk: Desk): number | undefined {
  const { page, sound, partners, partnerHeard } = desk;
  if (!remembered.partnerMonitor.value || partnerHeard.value || desk.onAir()) return undefined;
  const speaks = partners.value.find((one) => one.onAir);
  const booth = page.names.value?.booth(page.me.value?.booth ?? '');
  if (!speaks || !booth) return undefined;
  const into = booth.outputs[OUTPUTS.indexOf(speaks.output as (typeof OUTPUTS)[number])];
  const channel = page.names.value?.language(into ?? '')?.channel;
  return channel === sound.hearing.value ? undefined : channel;
}

/** Follows the partner from now on, until the returned function is called. */
export function monitorPartner(desk: Desk): () => void {
  const channel = computed(() => monitored(desk));
  let before: number | undefined;
  return effect(() => {
    const now = channel.value;
    const gain = remembered.monitorVolume.value * LOUDEST;
    if (before !== undefined && before !== now && !desk.partnerHeard.peek())
      desk.sound.also(before, 0);
    if (now !== undefined) desk.sound.also(now, gain);
    before = now;
  });
}
