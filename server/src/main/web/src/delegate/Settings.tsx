/** What a delegate may set once and forget: the interface, the network, the look. */
import { LanguageChoice } from '../parts/LanguageChoice';
import { LanguageMenu } from '../parts/LanguageMenu';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ToldBefore } from '../parts/ToldBefore';
import { remembered } from '../state/remembered';
import type { PageState } from '../state/hub/pageState';
import type { Mode } from '../state/sound/sound';
import { t } from '../words/words';
import { checkIn, isHere } from './CheckIn';
import { HearingDevices } from './HearingDevices';
import { Lag } from './Lag';
import { OtherPlayer } from './OtherPlayer';
import type { DelegateProps } from './props';

const MODES: readonly Mode[] = ['stable', 'balanced', 'fast'];
const THEMES = ['', 'light', 'dark'] as const;

/** What sound costs at the pace of the last seconds, in megabytes an hour. */
export function megabytesAnHour(bytesPerSecond: number): number {
  const megabytes = (bytesPerSecond * 3600) / 1e6;
  return megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes);
}

export function Settings({ page, sound, close }: DelegateProps & { close: () => void }) {
  const bytesPerSecond = sound.bytesPerSecond.value;
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
          {bytesPerSecond > 0 && (
            <span class="small figures" data-test="megabytes">
              {t('saver.now', { count: megabytesAnHour(bytesPerSecond) })}
            </span>
          )}
        </span>
      </label>
      <HearingDevices sound={sound} />
      <Lag sound={sound} />
      <OtherPlayer sound={sound} />
      <Ladder page={page} />
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
      {isHere(page) && (
        <section class="here">
          <span class="mark go">
            <Icon name="user-check" /> {t('check-in.here')}
          </span>
          <Button test="check-out" command onPress={() => checkIn(page, false)}>
            {t('check-in.leave')}
          </Button>
        </section>
      )}
      <ToldBefore page={page} />
      <Button test="settings-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}

/** Which languages are heard while one's own is not interpreted. */
function Ladder({ page }: { page: PageState }) {
  const languages = page.names.value?.heard ?? [];
  return (
    <fieldset data-test="ladder-settings">
      <legend class="heading">{t('ladder.title')}</legend>
      <p class="small soft">{t('ladder.names')}</p>
      {(['second', 'third'] as const).map((rung) => {
        const choice = remembered[`${rung}Language`];
        return (
          <label key={rung} class="ladder-row">
            <span class="small">{t(`ladder.${rung}`)}</span>
            <LanguageChoice
              test={`ladder-${rung}`}
              languages={languages}
              chosen={choice.value}
              choose={(tag) => (choice.value = tag)}
              none={t('ladder.none')}
            />
          </label>
        );
      })}
    </fieldset>
  );
}
