/** How loud, and how much of the speaker's own voice under the interpreter. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Slider } from '../parts/Slider';
import { carries, channelState } from '../state/sitting/channels';
import { t } from '../words/words';
import type { SoundDesk } from '../state/sound/sound';
import type { DelegateProps } from './props';

const REPEATED_S = 7;

/** The last words once more; then faster, until it is live again. */
function Repeat({ sound }: { sound: SoundDesk }) {
  const behind = Math.round(sound.behindMs.value / 1000);
  if (sound.hearing.value === undefined || sound.trouble.value === 'simple') return null;
  return (
    <div class="repeat">
      <Button test="repeat" icon="rotate-ccw" onPress={() => sound.repeat(REPEATED_S)}>
        <span class="small">{t('repeat.again', { seconds: REPEATED_S })}</span>
      </Button>
      {behind > 0 && (
        <>
          <span class="small figures" data-test="behind">
            {t('repeat.behind', { seconds: behind })}
          </span>
          <Button test="live" icon="skip-forward" onPress={() => sound.repeat(0)}>
            <span class="small">{t('repeat.live')}</span>
          </Button>
        </>
      )}
    </div>
  );
}

export function Loudness({ page, sound }: DelegateProps) {
  if (sound.state.value === 'off') return null;
  const heard = sound.hearing.value ?? 0;
  const what = carries(channelState(page.channels.value?.channels, heard));
  const muted = sound.muted.value;
  return (
    <section class="card loudness" aria-label={t('volume.title')}>
      <div class="slider-row">
        <Icon name="volume-2" />
        <span class="slider-name">{t('volume.title')}</span>
        <Slider test="volume" label={t('volume.title')} value={sound.volume} />
        <Button
          test="mute"
          icon={muted ? 'volume-x' : 'volume-1'}
          pressed={muted}
          onPress={() => (sound.muted.value = !muted)}
        >
          <span class="small">{t('volume.mute')}</span>
        </Button>
      </div>
      <Repeat sound={sound} />
      {heard !== 0 && (what === 'direct' || what === 'relay') && (
        <div class="slider-row">
          <Icon name="ear" />
          <span class="slider-name">{t('volume.mix')}</span>
          <Slider test="mix" label={t('volume.mix')} value={sound.mix} />
        </div>
      )}
    </section>
  );
}
