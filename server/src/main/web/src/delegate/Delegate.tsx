/** The delegate's console on a phone: choose a language, hear it at once, and have the floor when it is yours. */
import { signal } from '@preact/signals';
import { SessionPhase } from '@dragoman/client';
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk } from '../state/sound/sound';
import { Announced } from '../parts/Announced';
import { later } from '../parts/later';
import { Entrance } from '../parts/Entrance';
import { Toasts } from '../parts/Toasts';
import { CheckIn } from './CheckIn';
import { First } from './First';
import { Header } from './Header';
import { NowSpeaking } from './NowSpeaking';
import { ListenTo } from './ListenTo';
import { ReadAlong } from './ReadAlong';
import { FloorBar } from './FloorBar';
import { ownSpeech } from '../state/sitting/ownSpeech';
import { standing } from './ladder';
import type { DelegateProps } from './props';
import type { Weak } from './weak';
import { carries, channelState } from '../state/sitting/channels';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import { aroundOf } from '../state/hub/around';

type ConsoleProps = DelegateProps & { readonly weak: Weak };

const SessionBanner = later(async () => (await import('./SessionBanner')).SessionBanner);
const OtherSessions = later(async () => (await import('../parts/OtherSessions')).OtherSessions);
const Loudness = later(async () => (await import('./Loudness')).Loudness);
const LadderBanner = later(async () => (await import('./LadderBanner')).LadderBanner);
const Interrupted = later(async () => (await import('./Interrupted')).Interrupted);
const ListAndTexts = later(async () => (await import('./ListAndTexts')).ListAndTexts);
const WeakNetwork = later(async () => (await import('./WeakNetwork')).WeakNetwork);

/** True once the person chose to listen, or to read without sound. */
const entered = signal(false);

export function Delegate({ page, sound, weak }: ConsoleProps) {
  // Whoever was given the floor first of all has tapped as well.
  if (sound.microphone.value === 'open') entered.value = true;
  return (
    <Entrance page={page}>
      {entered.value ? (
        <SessionScreen page={page} sound={sound} weak={weak} />
      ) : (
        <>
          <First page={page} sound={sound} enter={() => (entered.value = true)} />
          {ownSpeech(page, page.me.value?.participant ?? '') && (
            <FloorBar page={page} sound={sound} />
          )}
        </>
      )}
      <Toasts />
    </Entrance>
  );
}

/** The console itself, once its person chose to hear or to read. */
function SessionScreen({ page, sound, weak }: ConsoleProps) {
  const open = page.session.value?.phase === SessionPhase.OPEN;
  return (
    <>
      <div class="delegate">
        <Header page={page} sound={sound} />
        <Announced page={page} />
        <CheckIn page={page} />
        <SoundTroubleBanner page={page} sound={sound} />
        {weak.help.value && <WeakNetwork sound={sound} weak={weak} />}
        {standing.value && <LadderBanner page={page} sound={sound} />}
        {isLost(page, sound) && <Interrupted page={page} sound={sound} />}
        {open && aroundOf(page).goingOn.length > 0 && <OtherSessions page={page} />}
        {open ? <NowSpeaking page={page} /> : <SessionBanner page={page} />}
        <ListenTo page={page} sound={sound} />
        <ReadAlong page={page} />
        <ListAndTexts page={page} />
        <Loudness page={page} sound={sound} />
      </div>
      <FloorBar page={page} sound={sound} />
    </>
  );
}

/** Whether the channel that is heard lost its voice, which is no language that was never interpreted. */
function isLost(page: PageState, { hearing }: SoundDesk): boolean {
  const channel = channelState(page.channels.value?.channels, hearing.value ?? 0);
  return channel?.lost === true && carries(channel) === 'floor';
}
