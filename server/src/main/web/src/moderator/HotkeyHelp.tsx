/** The single keys of the console, shown by `?` and F1, and the switch that turns them off. */
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { remembered } from '../state/remembered';
import { t } from '../words/words';
import { HOTKEYS } from './keys';

export function HotkeyHelp({ close }: { close: () => void }) {
  return (
    <Dialog label={t('hotkeys.title')} close={close}>
      <h2>{t('hotkeys.title')}</h2>
      <p class="small soft">{t('hotkeys.rest')}</p>
      <ul class="hotkeys" data-test="hotkeys">
        {Object.values(HOTKEYS).map(({ face, words }) => (
          <li key={face}>
            <kbd>{face}</kbd> {t(words)}
          </li>
        ))}
        <li>
          <kbd>?</kbd> <kbd>F1</kbd> {t('hotkeys.title')}
        </li>
      </ul>
      <h3 class="heading">{t('hotkeys.row')}</h3>
      <ul class="hotkeys">
        <li>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('hotkeys.walk')}
        </li>
        <li>
          <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd> {t('hotkeys.move')}
        </li>
        <li>
          <kbd>Enter</kbd> {t('list.give')}
        </li>
        <li>
          <kbd>Delete</kbd> {t('list.remove')}
        </li>
      </ul>
      <div class="dialog-keys">
        <label class="check">
          <input
            type="checkbox"
            data-test="hotkeys-on"
            checked={remembered.moderatorKeysOn.value}
            onChange={({ currentTarget }) =>
              (remembered.moderatorKeysOn.value = currentTarget.checked)
            }
          />
          {t('hotkeys.on')}
        </label>
        <Button test="hotkeys-close" look="main" focused onPress={close}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
