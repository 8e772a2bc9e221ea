/**
 * The delegate's ladder of languages: where the chosen one carries nothing they understand, the next one is heard
 * meanwhile, with a banner, and the chosen one again as soon as it is there.
 */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ChannelState } from '@dragoman/client';
import { carries, channelState } from '../state/sitting/channels';
import { remembered } from '../state/remembered';
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';

export interface Rung {
  /** The channel that was chosen, and the one that is heard in its place. */
  readonly chosen: number;
  readonly instead: number;
}

const AWAY_AFTER_MS = 5_000;
const BACK_AFTER_MS = 1_000;

/** Where the ladder stands, for the banner; undefined on its first rung. */
export const standing = signal<Rung | undefined>(undefined);

/** The channel that somebody stays with though it carries nothing for them; until it is served again. */
const staying = signal<number | undefined>(undefined);

/** Back to the chosen language, whatever it carries. */
export function stay(sound: SoundDesk): void {
  const { chosen } = standing.value ?? {};
  batch(() => {
    standing.value = undefined;
    staying.value = chosen;
    sound.listen(chosen);
  });
}

/** Whether a channel carries something for who chose it: its speaker or an interpreter. */
export function serves(channels: readonly ChannelState[] | undefined, channel: number): boolean {
  return ['speaker', 'direct', 'relay'].includes(carries(channelState(channels, channel)));
}

/** The first rung that is served; the chosen one where none is. Somebody must be speaking for a rung to be left. */
export function rungFor(
  channels: readonly ChannelState[] | undefined,
  ladder: readonly number[],
  spoken: boolean,
): number | undefined {
  return spoken ? (ladder.find((channel) => serves(channels, channel)) ?? ladder[0]) : ladder[0];
}

/** The channels of the ladder: what is listened to, then the second and third choice. */
export function ladderOf(page: PageState, chosen: number): readonly number[] {
  const others = [remembered.secondLanguage.value, remembered.thirdLanguage.value].flatMap(
    (tag) => page.names.value?.language(tag)?.channel ?? [],
  );
  return [...new Set([chosen, ...others])];
}

/** Follows the ladder from now on. A hand on the languages begins it anew. */
export function climb(page: PageState, sound: SoundDesk): ReadonlySignal<Rung | undefined> {
  let chosen: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wanted = computed(() => {
    const heard = sound.hearing.value;
    const { value: rung } = standing;
    const first = rung && heard === rung.instead ? rung.chosen : heard;
    if (first === undefined || first === 0) return undefined;
    const channels = page.channels.value?.channels;
    if (staying.value === first) return undefined;
    const spoken = page.floor.value?.speech !== undefined;
    const to = rungFor(channels, ladderOf(page, first), spoken);
    return to === undefined || to === heard ? undefined : { first, to };
  });
  effect(() => {
    const heard = sound.hearing.value;
    const rung = standing.peek();
    if (rung && heard !== rung.instead) standing.value = undefined; // chosen by hand
    chosen = standing.peek()?.chosen ?? heard;
  });
  effect(() => {
    const channel = staying.value;
    const left = sound.hearing.value !== channel;
    if (channel === undefined) return;
    if (left || serves(page.channels.value?.channels, channel)) staying.value = undefined;
  });
  effect(() => {
    clearTimeout(timer);
    const go = wanted.value;
    if (!go) return;
    const back = go.to === chosen;
    timer = setTimeout(
      () => {
        standing.value = back ? undefined : { chosen: go.first, instead: go.to };
        sound.listen(go.to);
      },
      back ? BACK_AFTER_MS : AWAY_AFTER_MS,
    );
  });
  return standing;
}
