/** The chime at the end of a speech's time, where the conference has it: two soft tones, once for each end. */
import { effect } from '@preact/signals';
import { EndPolicy, type Speech } from '@dragoman/client';
import { speechClock } from '../sitting/clock';
import type { PageState } from '../hub/pageState';

const TONES_HZ = [880, 660];
const TONE_S = 0.35;
const LOUDNESS = 0.08;

/**
 * Rings when the time of a speech that runs comes to its end; not for one whose time was over when this page first saw it.
 *
 * @returns what stops it
 */
export function chimeAtEnd(
  page: Pick<PageState, 'floor' | 'now'>,
  concerns: (speech: Speech) => boolean = () => true,
  ring: () => void = twoTones,
): () => void {
  const within = new Set<number>();
  return effect(() => {
    const now = page.now.value;
    for (const speech of page.floor.value?.speeches ?? []) {
      if (speech.endPolicy !== EndPolicy.CHIME || !concerns(speech)) continue;
      const { leftMs, running } = speechClock(speech, now);
      if (leftMs > 0) within.add(speech.turn);
      else if (running && within.delete(speech.turn)) ring();
    }
  });
}

/**
 * Rings when the chair's priority key is pressed, where the conference has it: the delegates' microphones are silent from then on.
 *
 * @returns what stops it
 */
export function toneAtPriority(
  page: Pick<PageState, 'floor' | 'names'>,
  ring: () => void = twoTones,
): () => void {
  let before: boolean | undefined;
  return effect(() => {
    const held = page.floor.value?.chairPriority;
    if (held && before === false && page.names.value?.conference.rules?.priorityTone) ring();
    before = held;
  });
}

/** Silent until the page was touched: browsers let no page begin by itself. */
function twoTones(): void {
  const context = new AudioContext();
  TONES_HZ.forEach((hz, at) => {
    const tone = new OscillatorNode(context, { frequency: hz });
    const loudness = new GainNode(context, { gain: 0 });
    const from = context.currentTime + at * TONE_S;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    loudness.gain.linearRampToValueAtTime(0, from + TONE_S);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_S);
    if (at === TONES_HZ.length - 1) tone.onended = () => void context.close();
  });
}
