/** Who has the floor, the clock, and the keys that give, stop, pause and take it. */
import { useSignal } from '@preact/signals';
import { TurnKind, type Speech } from '@dragoman/client';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { KindMark } from '../parts/KindMark';
import { OtherSessions } from '../parts/OtherSessions';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import { minutes, speechClock } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { Covered } from './Covered';
import { FromBooths } from './FromBooths';
import { Modes } from './Modes';
import { MyMicrophone } from './MyMicrophone';
import { hotkeyOf } from './keys';
import { TurnNotes } from './TurnNotes';

export function OnTheFloor({ moderator }: { moderator: ModeratorConsole }) {
  const { speech } = moderator.sitting;
  const others = moderator.sitting.speeches.filter(({ turn }) => turn !== speech?.turn);
  if (moderator.sitting.over.value) {
    return (
      <section class="card on-floor" aria-label={t('floor.title')}>
        <p class="soft nobody" data-test="session-over">
          {t('session.closed')}
        </p>
        <OtherSessions page={moderator.page} ahead />
      </section>
    );
  }
  return (
    <section class="card on-floor" aria-label={t('floor.title')}>
      <div class="on-floor-head">
        <h2 class="heading">{t('floor.title')}</h2>
        <FloorLanguage moderator={moderator} />
      </div>
      <MyMicrophone moderator={moderator} />
      <OtherSessions page={moderator.page} ahead />
      {speech ? (
        <Speaker moderator={moderator} speech={speech} />
      ) : (
        <p class="soft nobody">
          {t(
            moderator.sitting.sits.value
              ? 'floor.nobody'
              : moderator.sitting.suspended.value
                ? 'session.suspended'
                : 'session.not-open',
          )}
        </p>
      )}
      {others.length > 0 && (
        <ul class="other-speeches" data-test="other-speeches">
          {others.map((one) => (
            <Other key={one.turn} moderator={moderator} speech={one} />
          ))}
        </ul>
      )}
      <Next moderator={moderator} />
      <Covered moderator={moderator} />
      <FromBooths moderator={moderator} />
      <Modes moderator={moderator} />
    </section>
  );
}

function Speaker({ moderator, speech }: { moderator: ModeratorConsole; speech: Speech }) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const open = speech.microphoneOpen;
  const off = !moderator.sitting.presides.value;
  return (
    <>
      <div class="speaker" data-test="on-floor" data-participant={speech.participant}>
        <p class="name">
          <Words of={names.name(speech.participant, tag)} />
        </p>
        <p class="soft">
          <Words of={names.beside(speech.participant, tag)} />
        </p>
        <TurnNotes moderator={moderator} turn={speech.turn} />
        <p class="marks">
          <span class={open ? 'mark live' : 'mark'} data-test="microphone-state">
            <Icon name={open ? 'mic' : 'mic-off'} />
            {t(open ? 'floor.microphone-open' : 'floor.microphone-closed')}
          </span>
          <KindMark kind={speech.kind} />
          {speech.extraSeconds > 0 && (
            <span class="mark">
              <Icon name="timer" />+{minutes(speech.extraSeconds * 1000)}
            </span>
          )}
        </p>
      </div>
      <SpeechClock page={moderator.page} speech={speech} />
      <div class="floor-keys">
        <Button
          test="end-speech"
          icon="square"
          hotkey={hotkeyOf('X')}
          disabled={off}
          onPress={() => moderator.commands.end()}
        >
          {t('floor.stop')} <kbd>X</kbd>
        </Button>
        <Button
          test="pause-speech"
          icon={open ? 'pause' : 'play'}
          hotkey={hotkeyOf('P')}
          disabled={off}
          onPress={() => moderator.commands.pauseOrResume()}
        >
          {t(open ? 'floor.pause' : 'floor.resume')} <kbd>P</kbd>
        </Button>
        <Button
          test="give-time"
          icon="timer"
          hotkey={hotkeyOf('T')}
          disabled={off}
          onPress={() => moderator.commands.giveTime()}
        >
          {t('floor.minute')} <kbd>T</kbd>
        </Button>
        <Button
          test="more-time"
          icon="clock"
          label={t('time.more')}
          disabled={off}
          onPress={() => (moderator.questions.asking.value = { of: 'time', to: 'speech' })}
        />
        <Button
          test="warn"
          icon="hourglass"
          hotkey={hotkeyOf('W')}
          title={t('floor.warn-note')}
          disabled={off}
          onPress={() => moderator.commands.warn()}
        >
          {t('floor.warn')} <kbd>W</kbd>
        </Button>
        <Button
          test="take-floor"
          icon="mic-off"
          disabled={off}
          onPress={() => moderator.commands.take()}
        >
          {t('floor.take')}
        </Button>
      </div>
    </>
  );
}

/** A speech that waits for this one to end, or one that runs beside it. */
function Other({ moderator, speech }: { moderator: ModeratorConsole; speech: Speech }) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const clock = speechClock(speech, moderator.page.now.value);
  const left = Number.isFinite(clock.leftMs);
  return (
    <li data-test="other-speech" data-participant={speech.participant}>
      <span class="who">
        <Words of={names.name(speech.participant, tag)} />
        <span class="small soft figures">
          {t(
            speech.suspendedBy
              ? 'floor.suspended'
              : clock.running
                ? 'floor.beside'
                : 'clock.paused',
          )}
          {left && ` · ${t('floor.left', { time: minutes(clock.leftMs) })}`}
        </span>
      </span>
      {!clock.running && (
        <Button
          test="resume-speech"
          icon="play"
          disabled={!moderator.sitting.presides.value}
          onPress={() => moderator.commands.resume(speech.turn)}
        >
          {t('floor.resume')}
        </Button>
      )}
    </li>
  );
}

function FloorLanguage({ moderator }: { moderator: ModeratorConsole }) {
  const floor = moderator.page.floor.value;
  const languages = moderator.page.names.value?.languages ?? [];
  /** Chosen here and not set yet: every booth and phone goes by the button, not by an arrow key. */
  const chosen = useSignal('');
  const now = floor?.language ?? '';
  const wanted = chosen.value || now;
  const set = (event: Event) => {
    event.preventDefault();
    if (wanted !== now) moderator.commands.declare(wanted);
    chosen.value = '';
  };
  return (
    <form class="floor-language small" onSubmit={set}>
      <label>
        {t('floor.language')}
        <LanguageChoice
          test="floor-language"
          languages={languages}
          chosen={wanted}
          choose={(tag) => (chosen.value = tag)}
          none={now ? undefined : '—'}
          disabled={!moderator.sitting.sits.value || !moderator.sitting.presides.value}
        />
      </label>
      {wanted !== now && (
        <button type="submit" class="button main" data-test="set-floor-language">
          {t('mode.set')}
        </button>
      )}
    </form>
  );
}

function Next({ moderator }: { moderator: ModeratorConsole }) {
  const names = moderator.page.names.value as ConferenceNames;
  const next = moderator.sitting.next.value;
  const tag = speaking.value.tag;
  const plain = !next || next.kind === TurnKind.SPEECH || next.kind === TurnKind.UNSPECIFIED;
  return (
    <button
      type="button"
      class={plain ? 'button main give-next' : 'button main give-next out-of-turn'}
      data-test="give-next"
      aria-keyshortcuts={hotkeyOf('N')}
      disabled={!next || !moderator.sitting.sits.value || !moderator.sitting.presides.value}
      onClick={() => moderator.commands.giveNext()}
    >
      <Icon name="skip-forward" />
      <span class="give-next-words">
        <span>{next ? t('floor.next') : t('list.empty')}</span>
        {next && (
          <span class="give-next-name">
            <Words of={names.name(next.participant, tag)} />
            <span class="small">
              {plain ? (
                <Words of={names.beside(next.participant, tag)} />
              ) : (
                <KindMark kind={next.kind} />
              )}
            </span>
          </span>
        )}
      </span>
      <kbd>N</kbd>
    </button>
  );
}
