/** The network is too weak for how the sound is set: what would help, behind one tap. */
import { Banner } from '../parts/Banner';
import { Button } from '../parts/Button';
import { remembered } from '../state/remembered';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';
import type { Help, Weak } from './weak';

const ICONS = { stable: 'timer', saver: 'wifi', read: 'captions' } as const;

export function WeakNetwork({ sound, weak }: { sound: SoundDesk; weak: Weak }) {
  const help = weak.help.value;
  if (!help) return null;
  return (
    <Banner test="weak" look="attention" icon="wifi-off" title={t('weak.title')} role="status">
      <span class="place-keys">
        <Button test={`weak-${help}`} icon={ICONS[help]} onPress={() => apply(help, sound)}>
          {t(`weak.${help}`)}
        </Button>
        <Button
          test="weak-close"
          look="plain"
          icon="x"
          label={t('close')}
          onPress={() => weak.dismiss()}
        />
      </span>
    </Banner>
  );
}

function apply(help: Help, sound: SoundDesk): void {
  switch (help) {
    case 'stable':
      sound.mode.value = 'stable';
      return;
    case 'saver':
      sound.saver.value = true;
      return;
    case 'read':
      remembered.captionsShown.value = true;
      sound.listen(undefined);
      return;
  }
}
