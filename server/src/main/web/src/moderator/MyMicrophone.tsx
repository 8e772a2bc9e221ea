/** One's own microphone at this console: whether the hall hears it, and the keys that open, close, choose and try it. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { later } from '../parts/later';
import { Meter } from '../parts/Meter';
import type { Key } from '../words/catalog';
import { alsoSpeak, t } from '../words/words';
import type { ModeratorConsole } from './console';

const MicrophoneChoice = later(async () => {
  const [part] = await Promise.all([import('./MicrophoneChoice'), alsoSpeak('check')]);
  return part.MicrophoneChoice;
});

export function MyMicrophone({ moderator }: { moderator: ModeratorConsole }) {
  const { podium, sound, commands } = moderator;
  if (!podium.mayHaveIt) return null;
  const stage = podium.stage.value ?? 'closed';
  const lamp = podium.lamp;
  const apart = moderator.mailbox.talkBack.talking.value;
  const heard = stage === 'live' && lamp === 'live' && !apart;
  const look = heard ? 'live' : stage === 'closed' && !apart ? '' : 'attention';
  return (
    <section
      class={`my-microphone ${look}`}
      data-test="my-microphone"
      data-stage={stage}
      data-lamp={apart ? 'intercom' : lamp}
      aria-label={t('podium.title')}
    >
      <div class="my-microphone-head">
        <Icon name={heard ? 'mic' : apart ? 'message-square-reply' : 'mic-off'} />
        <p role={stage === 'closed' && !apart ? 'status' : 'alert'}>
          <strong>{t('podium.title')}</strong>
          <span class="small">{t(words(stage, heard, apart))}</span>
        </p>
        {stage === 'live' ? (
          <Meter level={sound.spokenLevel} live={heard} />
        ) : (
          <Button
            test="choose-microphone"
            icon="settings"
            label={t('podium.choose')}
            title={t('podium.choose')}
            onPress={() => (podium.choosing.value = true)}
          />
        )}
      </div>
      <Trouble moderator={moderator} />
      {stage === 'tap' && (
        <Button test="open-microphone" look="main" icon="mic" onPress={() => podium.open()}>
          {t('podium.open')}
        </Button>
      )}
      {stage === 'frameless' && (
        <Button test="go-on" look="main" icon="mic" onPress={() => podium.goOn()}>
          {t('podium.open')}
        </Button>
      )}
      {stage === 'elsewhere' && (
        <Button test="speak-here" look="main" icon="mic" onPress={() => podium.speakHere()}>
          {t('podium.here')}
        </Button>
      )}
      {stage !== 'closed' && (
        <Button test="finish" icon="square" onPress={() => commands.finish()}>
          {t('podium.finish')}
        </Button>
      )}
      {podium.choosing.value && (
        <MicrophoneChoice
          sound={sound}
          tried={() => podium.prepare()}
          close={() => (podium.choosing.value = false)}
        />
      )}
    </section>
  );
}

/** Open by the lease alone is not heard: only the hub's receipt says so. */
function words(stage: string, heard: boolean, apart: boolean): Key {
  if (apart) return 'podium.intercom';
  return `podium.${stage === 'live' && !heard ? 'waiting' : stage}` as Key;
}

function Trouble({ moderator }: { moderator: ModeratorConsole }) {
  const trouble = moderator.sound.trouble.value;
  if (!trouble) return null;
  return (
    <p class="small" role="alert" data-test="sound-trouble" data-trouble={trouble}>
      <strong>{t(`sound.${trouble}`)}</strong> {t(`sound.${trouble}-advice`)}
    </p>
  );
}
