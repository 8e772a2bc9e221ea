/** One's turn: the floor is given, the microphone opens with the lease and never by itself. */
import { Cue, type Speech } from '@dragoman/client';
import { holdBack, isHeldBack } from '../state/hub/takeBack';
import { ask } from '../state/hub/toasts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Meter } from '../parts/Meter';
import { SpeechClock } from '../parts/SpeechClock';
import { TakeBack } from '../parts/TakeBack';
import type { PageState } from '../state/hub/pageState';
import { ownSpeech } from '../state/sitting/ownSpeech';
import { endingOf, openForFloor, speakHere, stageOf } from '../state/sound/floorMicrophone';
import { goOn } from '../state/sound/goingOn';
import type { SoundDesk } from '../state/sound/sound';
import type { Key } from '../words/catalog';
import { t } from '../words/words';

/** How long the moderator's word stays on show. */
const WARNED_MS = 20_000;

export function YourTurn({
  page,
  sound,
  speech,
}: {
  page: PageState;
  sound: SoundDesk;
  speech: Speech;
}) {
  const stage = stageOf(page, sound, speech);
  const ending = endingOf(speech);
  if (isHeldBack(ending)) {
    return (
      <section class="your-turn" data-test="your-turn" data-stage="ending">
        <TakeBack
          test="ending"
          what={ending}
          title={t('turn.ending')}
          back={t('turn.go-on')}
          now={t('turn.end-now')}
          onBack={() => void openForFloor(sound, 'delegate', sound.hearing.value ?? 0)}
        />
      </section>
    );
  }
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
        {stage === 'live' && <Meter level={sound.spokenLevel} live label={t('turn.level')} />}
      </p>
      {isWarned(page, speech) && (
        <p class="warned" role="alert" data-test="warned">
          <Icon name="hourglass" /> {t('turn.warned')}
        </p>
      )}
      <Cues page={page} />
      <SpeechClock page={page} speech={speech} left />
      <div class="your-turn-keys">
        {stage === 'tap' && (
          <Button
            test="open-microphone"
            look="main"
            wide
            icon="mic"
            onPress={() => void openForFloor(sound, 'delegate', sound.hearing.value ?? 0)}
          >
            {t('turn.open')}
          </Button>
        )}
        {stage === 'frameless' && (
          <Button
            test="go-on"
            look="main"
            wide
            icon="mic"
            onPress={() => void goOn(page, sound, 'delegate', speech, sound.hearing.value ?? 0)}
          >
            {t('turn.open')}
          </Button>
        )}
        {stage === 'elsewhere' && (
          <Button
            test="speak-here"
            look="main"
            wide
            icon="mic"
            onPress={() => void speakHere(sound, 'delegate', sound.hearing.value ?? 0)}
          >
            {t('turn.here')}
          </Button>
        )}
        <Button
          test="finish"
          wide
          icon="check"
          onPress={() => {
            sound.closeMicrophone(); // first: silent whatever the network does
            holdBack(ending, () => {
              if (ownSpeech(page, speech.participant)?.turn === speech.turn)
                ask(page.hub.endSpeech({ turn: speech.turn }));
            });
          }}
        >
          {t('turn.finish')}
        </Button>
      </div>
      {stage === 'live' && <p class="small soft note">{t('turn.playback-muted')}</p>}
    </section>
  );
}

/** What the booths ask of the speaker; nobody is told which. */
function Cues({ page }: { page: PageState }) {
  const shown = (page.cues.value?.cues ?? []).filter(
    (one) => one.shown && Number(one.untilMs) > page.now.value,
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
function isWarned(page: PageState, { turn }: Speech): boolean {
  const word = page.warned.value;
  return word?.turn === turn && page.now.value - Number(word.atMs) < WARNED_MS;
}
