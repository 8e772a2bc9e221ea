/** One's turn: the floor is given, the microphone opens with the lease and never by itself. */
import { Cue, type Speech } from '@dragoman/client';
import { ask } from '../parts/Toasts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { SpeechClock } from '../parts/SpeechClock';
import type { PublicRoom } from '../state/room';
import type { SoundDesk } from '../state/sound';
import type { Key } from '../words/catalog';
import { t } from '../words/words';

/** How long the moderator's word stays on show. */
const WARNED_MS = 20_000;

type Stage = 'tap' | 'opening' | 'live' | 'paused' | 'suspended' | 'lost';

export function YourTurn({
  room,
  sound,
  speech,
}: {
  room: PublicRoom;
  sound: SoundDesk;
  speech: Speech;
}) {
  const stage = stageOf(room, sound, speech);
  return (
    <section class={`your-turn ${stage}`} data-test="your-turn" data-stage={stage}>
      <p class="your-turn-head" role="alert">
        <span class="ring">
          <Icon name={stage === 'live' ? 'mic' : 'mic-off'} />
        </span>
        <span>
          <strong>{t('turn.yours')}</strong>
          <span class="small">{t(`turn.${stage}` satisfies Key)}</span>
        </span>
        {stage === 'live' && <Meter level={sound.spokenLevel} live />}
      </p>
      {isWarned(room, speech) && (
        <p class="warned" role="alert" data-test="warned">
          <Icon name="hourglass" /> {t('turn.warned')}
        </p>
      )}
      <Cues room={room} />
      <SpeechClock room={room} speech={speech} />
      <div class="your-turn-keys">
        {stage === 'tap' && (
          <Button
            test="open-microphone"
            look="main"
            wide
            icon="mic"
            onPress={() => void openFor(sound)}
          >
            {t('turn.open')}
          </Button>
        )}
        <Button
          test="finish"
          wide
          icon="check"
          onPress={() => ask(room.hub.endSpeech(speech.turn))}
        >
          {t('turn.finish')}
        </Button>
      </div>
      {stage === 'live' && <p class="small soft note">{t('turn.playback-muted')}</p>}
    </section>
  );
}

/** What the booths ask of the speaker; nobody is told which. */
function Cues({ room }: { room: PublicRoom }) {
  const shown = (room.cues.value?.cues ?? []).filter(
    (one) => one.shown && Number(one.untilMs) > room.now.value,
  );
  return (
    <div role="status">
      {shown.map(({ cue }) => (
        <p key={cue} class="warned" data-test="cue" data-cue={cue}>
          <Icon name="hourglass" /> {t(cue === Cue.LOUDER ? 'turn.louder' : 'turn.slower')}
        </p>
      ))}
    </div>
  );
}

/** Whether the moderator just said that it is time to conclude. */
function isWarned(room: PublicRoom, { turn }: Speech): boolean {
  const word = room.warned.value;
  return word?.turn === turn && room.now.value - Number(word.atMs) < WARNED_MS;
}

function stageOf(room: PublicRoom, sound: SoundDesk, speech: Speech): Stage {
  if (room.link.value.state !== 'connected') return 'lost';
  const granted = room.leases.value.has(0);
  if (sound.microphone.value === 'open') return 'live';
  if (!speech.microphoneOpen && !granted) return speech.suspendedBy ? 'suspended' : 'paused';
  return sound.microphone.value === 'opening' ? 'opening' : 'tap';
}

/** The tap unlocks sound where it was not, then opens the microphone under the lease that is held. */
async function openFor(sound: SoundDesk): Promise<void> {
  if (sound.state.value === 'off') await sound.open(sound.hearing.value ?? 0);
  await sound.openMicrophone('delegate');
}
