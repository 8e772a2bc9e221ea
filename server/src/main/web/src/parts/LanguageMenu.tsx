/** Changes the language of the interface: each language under its own name. */
import { interfaceLanguages, speak, speaking, t } from '../words/words';
import { Icon } from './Icon';
import { LanguageChoice } from './LanguageChoice';

export function LanguageMenu() {
  return (
    <label class="language-menu">
      <Icon name="globe" />
      <span class="unseen">{t('interface.language')}</span>
      <LanguageChoice
        test="interface-language"
        languages={interfaceLanguages}
        chosen={speaking.value.tag}
        choose={(tag) => void speak(tag, { chosen: true })}
      />
    </label>
  );
}
