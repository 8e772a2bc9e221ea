/** A link to what is heard now, for a player beside the page. It is shown, and copied where the browser lets it. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import type { SoundDesk } from '../state/sound/sound';
import { t } from '../words/words';

export function OtherPlayer({ sound }: { sound: SoundDesk }) {
  const link = useSignal('');
  const word = useSignal<'' | 'player.copied' | 'player.failed'>('');
  const make = async () => {
    word.value = '';
    try {
      link.value = await sound.linkTo(sound.hearing.value ?? 0);
    } catch {
      word.value = 'player.failed';
      return;
    }
    await navigator.clipboard?.writeText(link.value).then(
      () => (word.value = 'player.copied'),
      () => undefined, // it can be copied by hand
    );
  };
  return (
    <fieldset data-test="player">
      <legend class="heading">{t('player.title')}</legend>
      <p class="small soft">{t('player.hint')}</p>
      <Button test="player-link" wide onPress={() => void make()}>
        {t('player.make')}
      </Button>
      {link.value && (
        <input
          class="field"
          dir="ltr"
          readOnly
          data-test="player-address"
          aria-label={t('player.title')}
          value={link.value}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
      <p class="small" role="status" data-test="player-word">
        {word.value && t(word.value)}
      </p>
    </fieldset>
  );
}
