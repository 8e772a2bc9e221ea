/** Changes the language of the interface: each language under its own name. */
import { interfaceLanguages, speak, speaking, t } from '../words/words';
import { Icon } from './Icon';

export function LanguageMenu() {
  return (
    <label class="language-menu">
      <Icon name="globe" />
      <span class="unseen">{t('interface.language')}</span>
      <select
        class="choice"
        data-test="interface-language"
        value={speaking.value.tag}
        onChange={(event) => void speak(event.currentTarget.value, { chosen: true })}
      >
        {interfaceLanguages.map(({ tag, autonym }) => (
          <option key={tag} value={tag} lang={tag}>
            {autonym}
          </option>
        ))}
      </select>
    </label>
  );
}
