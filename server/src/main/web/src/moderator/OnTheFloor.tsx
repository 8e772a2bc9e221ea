/** Who has the floor, the clock, and the keys that give, stop, pause and take it. */
import type { Speech } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { SpeechClock } from '../parts/SpeechClock';
import { Words } from '../parts/Words';
import type { House } from '../state/names';
import { speaking, t } from '../words/words';
import type { Chair } from './chair';

export function OnTheFloor({ chair }: { chair: Chair }) {
  const speech = chair.room.floor.value?.speech;
  return (
    <section class="card on-floor" aria-label={t('floor.title')}>
      <div class="on-floor-head">
        <h2 class="heading">{t('floor.title')}</h2>
        <FloorLanguage chair={chair} />
      </div>
      {speech ? (
        <Speaker chair={chair} speech={speech} />
      ) : (
        <p class="soft nobody">{t(chair.sits.value ? 'floor.nobody' : 'session.not-open')}</p>
      )}
      <Next chair={chair} />
    </section>
  );
}

function Speaker({ chair, speech }: { chair: Chair; speech: Speech }) {
  const house = chair.room.house.value as House;
  const tag = speaking.value.tag;
  const open = speech.microphoneOpen;
  return (
    <>
      <div class="speaker" data-test="on-floor" data-participant={speech.participant}>
        <p class="name">
          <Words of={house.name(speech.participant, tag)} />
        </p>
        <p class="soft">
          <Words of={house.beside(speech.participant, tag)} />
        </p>
        <p class={open ? 'mark live' : 'mark'} data-test="microphone-state">
          <Icon name={open ? 'mic' : 'mic-off'} />
          {t(open ? 'floor.microphone-open' : 'floor.microphone-closed')}
        </p>
      </div>
      <SpeechClock room={chair.room} speech={speech} />
      <div class="floor-keys">
        <Button test="end-speech" icon="square" hotkey="X" onPress={() => chair.end()}>
          {t('floor.stop')} <kbd>X</kbd>
        </Button>
        <Button
          test="pause-speech"
          icon={open ? 'pause' : 'play'}
          onPress={() => chair.pauseOrResume()}
        >
          {t(open ? 'floor.pause' : 'floor.resume')}
        </Button>
        <Button test="take-floor" icon="mic-off" onPress={() => chair.take()}>
          {t('floor.take')}
        </Button>
      </div>
    </>
  );
}

function FloorLanguage({ chair }: { chair: Chair }) {
  const floor = chair.room.floor.value;
  const languages = chair.room.house.value?.languages ?? [];
  return (
    <label class="floor-language small">
      {t('floor.language')}
      <select
        class="choice"
        data-test="floor-language"
        value={floor?.language ?? ''}
        disabled={!chair.sits.value}
        onChange={(event) => chair.declare(event.currentTarget.value)}
      >
        {!floor?.language && <option value="">—</option>}
        {languages.map(({ tag, autonym }) => (
          <option key={tag} value={tag} lang={tag}>
            {autonym}
          </option>
        ))}
      </select>
    </label>
  );
}

function Next({ chair }: { chair: Chair }) {
  const house = chair.room.house.value as House;
  const next = chair.turns.value[0];
  const tag = speaking.value.tag;
  return (
    <button
      type="button"
      class="button main give-next"
      data-test="give-next"
      aria-keyshortcuts="N"
      disabled={!next || !chair.sits.value}
      onClick={() => chair.giveNext()}
    >
      <Icon name="skip-forward" />
      <span class="give-next-words">
        <span>{next ? t('floor.next') : t('list.empty')}</span>
        {next && (
          <span class="give-next-name">
            <Words of={house.name(next.participant, tag)} />
            <span class="small">
              <Words of={house.beside(next.participant, tag)} />
            </span>
          </span>
        )}
      </span>
      <kbd>N</kbd>
    </button>
  );
}
