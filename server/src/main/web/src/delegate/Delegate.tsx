/** The delegate's console on a phone: choose a language, hear it at once, and have the floor when it is yours. */
import { signal } from '@preact/signals';
import { Entrance } from '../parts/Entrance';
import { later } from '../parts/later';
import { LostBar } from '../parts/LostBar';
import { Toasts } from '../parts/Toasts';
import { ownSpeech } from '../state/sitting/ownSpeech';
import { maySpeak } from '../state/sitting/rights';
import { First } from './First';
import type { DelegateProps } from './props';
import type { Weak } from './weak';

/** What comes behind the first screen is fetched while a language is chosen: the tap that lets one hear waits for none of it. */
const SessionScreen = later(async () => (await import('./SessionScreen')).SessionScreen);
const FloorBar = later(async () => (await import('./FloorBar')).FloorBar, { quiet: true });

/** True once the person chose to listen, or to read without sound. */
const entered = signal(false);

export function Delegate({ page, sound, weak }: DelegateProps & { readonly weak: Weak }) {
  SessionScreen.fetch();
  const me = page.me.value;
  // Nobody else fetches it.
  const speaks = me !== undefined && maySpeak(me);
  if (speaks) FloorBar.fetch();
  // Whoever was given the floor first of all has tapped as well.
  if (sound.microphone.value === 'open') entered.value = true;
  const foot = speaks && (entered.value || ownSpeech(page, me.participant) !== undefined);
  return (
    <Entrance page={page}>
      <LostBar page={page} />
      {entered.value ? (
        <SessionScreen page={page} sound={sound} weak={weak} />
      ) : (
        <First page={page} sound={sound} enter={() => (entered.value = true)} />
      )}
      {foot && <FloorBar page={page} sound={sound} />}
      <Toasts />
    </Entrance>
  );
}
