/** What a delegate may set once and forget: the interface, the network, the look. */
import { LanguageMenu } from '../parts/LanguageMenu';
import { Button } from '../parts/Button';
import { remembered } from '../state/remembered';
import type { Mode, SoundDesk } from '../state/sound';
import { t } from '../words/words';

const MODES: readonly Mode[] = ['stable', 'balanced', 'fast'];
const THEMES = ['', 'light', 'dark'] as const;

export function Settings({ sound, close }: { sound: SoundDesk; close: () => void }) {
  return (
    <div class="settings">
      <h2>{t('settings')}</h2>
      <LanguageMenu />
      <fieldset>
        <legend class="heading">{t('network.title')}</legend>
        <div class="segments" role="radiogroup" aria-label={t('network.title')}>
          {MODES.map((mode) => (
            <label key={mode} class="segment" data-test={`mode-${mode}`}>
              <input
                type="radio"
                name="mode"
                checked={sound.mode.value === mode}
                onChange={() => (sound.mode.value = mode)}
              />
              {t(`network.${mode}`)}
            </label>
          ))}
        </div>
        <p class="small soft">{t(`network.${sound.mode.value}-hint`)}</p>
      </fieldset>
      <label class="switch" data-test="saver">
        <input
          type="checkbox"
          role="switch"
          checked={sound.saver.value}
          onChange={(event) => (sound.saver.value = event.currentTarget.checked)}
        />
        <span>
          {t('saver.title')}
          <span class="small soft">{t('saver.hint')}</span>
        </span>
      </label>
      <fieldset>
        <legend class="heading">{t('theme.title')}</legend>
        <div class="segments" role="radiogroup" aria-label={t('theme.title')}>
          {THEMES.map((theme) => (
            <label key={theme} class="segment" data-test={`theme-${theme || 'system'}`}>
              <input
                type="radio"
                name="theme"
                checked={remembered.theme.value === theme}
                onChange={() => (remembered.theme.value = theme)}
              />
              {t(`theme.${theme || 'system'}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Button test="settings-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}
