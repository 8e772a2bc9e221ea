/** How loud, and how much of the speaker's own voice under the interpreter. */
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Slider } from '../parts/Slider';
import { carries, channelState } from '../state/channels';
import { t } from '../words/words';
import type { DelegateProps } from './Delegate';

export function Loudness({ room, sound }: DelegateProps) {
  if (sound.state.value === 'off') return null;
  const heard = sound.hearing.value ?? 0;
  const what = carries(channelState(room.channels.value?.channels, heard));
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
          <span class="small">{muted ? t('volume.unmute') : t('volume.mute')}</span>
        </Button>
      </div>
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
