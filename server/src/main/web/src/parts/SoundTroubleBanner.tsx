/** Why there is no sound, or no microphone, and what to do: one sentence for each cause. */
import type { PageState } from '../state/hub/pageState';
import type { SoundDesk, SoundTrouble } from '../state/sound/sound';
import { t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';

/** Troubles that another tap may cure. */
const CURABLE: readonly SoundTrouble[] = [
  'blocked',
  'failed',
  'microphone-refused',
  'microphone-missing',
  'microphone-busy',
];

interface SoundTroubleProps {
  readonly page: PageState;
  readonly sound: SoundDesk;
  /** Opens the desk's microphone once more, where the trouble is that. */
  readonly reopen?: () => void;
}

export function SoundTroubleBanner({ sound, reopen }: SoundTroubleProps) {
  const trouble = sound.trouble.value;
  if (!trouble) return null;
  const again = () => {
    sound.trouble.value = undefined;
    if (reopen && trouble.startsWith('mic')) reopen();
    else void sound.open(sound.hearing.value ?? 0);
  };
  return (
    <Banner
      test="sound-trouble"
      look="attention"
      icon={trouble.startsWith('microphone') ? 'mic-off' : 'volume-x'}
      title={t(`sound.${trouble}`)}
      text={t(`sound.${trouble}-advice`)}
      role="alert"
    >
      {CURABLE.includes(trouble) && (
        <Button test="sound-again" icon="rotate-cw" onPress={again}>
          {t('sound.again')}
        </Button>
      )}
    </Banner>
  );
}
