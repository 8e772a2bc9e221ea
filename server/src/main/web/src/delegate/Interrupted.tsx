/** Whoever interpreted into the language that is listened to was lost, and nobody took over yet. */
import { Banner } from '../parts/Banner';
import { languageName, t } from '../words/words';
import type { DelegateProps } from './props';

export function Interrupted({ page, sound }: DelegateProps) {
  const language = page.names.value?.languageOfChannel(sound.hearing.value ?? 0);
  return (
    <Banner
      test="interrupted"
      look="attention"
      icon="triangle-alert"
      title={t('listen.lost', { language: languageName(language?.tag ?? '') })}
      text={t('listen.lost-note')}
      role="status"
    />
  );
}
