/** What a delegate sees of the session, once they chose to hear or to read: who speaks, what is heard, what is written. */
import { SessionPhase } from '@dragoman/client';
import { Announced } from '../parts/Announced';
import { later } from '../parts/later';
import { SoundTroubleBanner } from '../parts/SoundTroubleBanner';
import { aroundOf } from '../state/hub/around';
import type { PageState } from '../state/hub/pageState';
import { carries, channelState } from '../state/sitting/channels';
import type { SoundDesk } from '../state/sound/sound';
import { CheckIn } from './CheckIn';
import { Header } from './Header';
import { standing } from './ladder';
import { ListenTo } from './ListenTo';
import { NowSpeaking } from './NowSpeaking';
import type { DelegateProps } from './props';
import { ReadAlong } from './ReadAlong';
import type { Weak } from './weak';

/** Nobody asked for them by a press. */
const quiet = { quiet: true };
const SessionBanner = later(async () => (await import('./SessionBanner')).SessionBanner, quiet);
const OtherSessions = later(
  async () => (await import('../parts/OtherSessions')).OtherSessions,
  quiet,
);
const Loudness = later(async () => (await import('./Loudness')).Loudness, quiet);
const LadderBanner = later(async () => (await import('./LadderBanner')).LadderBanner, quiet);
const Interrupted = later(async () => (await import('./Interrupted')).Interrupted, quiet);
const WeakNetwork = later(async () => (await import('./WeakNetwork')).WeakNetwork, quiet);

export function SessionScreen({ page, sound, weak }: DelegateProps & { readonly weak: Weak }) {
  const open = page.session.value?.phase === SessionPhase.OPEN;
  return (
    <main class="delegate" data-lost={page.link.value.lostAt !== undefined}>
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
      <Loudness page={page} sound={sound} />
    </main>
  );
}

/** Whether the channel that is heard lost its voice, which is no language that was never interpreted. */
function isLost(page: PageState, { hearing }: SoundDesk): boolean {
  const channel = channelState(page.channels.value?.channels, hearing.value ?? 0);
  return channel?.lost === true && carries(channel) === 'floor';
}
