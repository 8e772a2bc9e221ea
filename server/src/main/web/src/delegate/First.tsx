/** The first screen: the languages under their own names, and one tap to hear. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { LanguageKind, SessionPhase, type Language } from '@dragoman/client';
import { later } from '../parts/later';
import { Words } from '../parts/Words';
import { Icon } from '../parts/Icon';
import { Button } from '../parts/Button';
import { LanguageMenu } from '../parts/LanguageMenu';
import { OfferMark } from '../parts/OfferMark';
import { remembered } from '../state/remembered';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { languageName, speak, speaking, t } from '../words/words';
import type { DelegateProps } from './props';
import { read } from './read';

const SessionBanner = later(async () => (await import('./SessionBanner')).SessionBanner);

export function First({ page, sound, enter }: DelegateProps & { enter: () => void }) {
  const names = page.names.value as ConferenceNames;
  const chosen = useSignal(firstChoice(names));
  const language = names.language(chosen.value) as Language;
  useSignalEffect(() => {
    // The page answers in the language that was picked, unless the person set another one by hand.
    if (!remembered.interfaceLanguage.peek()) void speak(chosen.value);
  });
  const heard = names.heard.includes(language);
  const signed = language.kind === LanguageKind.SIGN;
  const go = (withSound: boolean) => {
    if (heard) remembered.listenLanguage.value = chosen.value;
    else read(language);
    if (!remembered.captionLanguage.peek() && !signed)
      remembered.captionLanguage.value = chosen.value;
    if (withSound) void sound.open(language.channel);
    enter();
  };
  const tag = speaking.value.tag;
  return (
    <main class="first">
      <header>
        <LanguageMenu />
        <h1>
          <Words of={names.text(names.conference.title, tag)} />
        </h1>
        <p class="soft">
          <Words of={names.text(names.conference.place, tag)} />
        </p>
      </header>
      {page.session.value?.phase !== SessionPhase.OPEN && <SessionBanner page={page} />}
      <fieldset class="language-list" role="radiogroup" aria-label={t('first.choose')}>
        <h2 class="heading">{t('first.choose')}</h2>
        {names.languages.map((one) => (
          <label key={one.tag} class="language-row" data-test={`first-${one.tag}`}>
            <input
              type="radio"
              name="first-language"
              value={one.tag}
              checked={one.tag === chosen.value}
              onChange={() => (chosen.value = one.tag)}
            />
            <span class="autonym">
              <bdi lang={one.tag} dir={one.rightToLeft ? 'rtl' : 'ltr'}>
                {one.autonym}
              </bdi>
            </span>
            <OfferMark page={page} language={one} />
            <Icon name="check" />
          </label>
        ))}
      </fieldset>
      <footer>
        <Button
          test="listen"
          look="main"
          wide
          icon={heard ? 'headphones' : signed ? 'monitor' : 'captions'}
          onPress={() => go(heard)}
        >
          {heard
            ? t('first.listen', { language: languageName(language.tag) })
            : t(signed ? 'listen.sign' : 'listen.captions')}
        </Button>
        <Button test="read-only" look="plain" wide icon="captions" onPress={() => go(false)}>
          {t('first.read')}
        </Button>
      </footer>
    </main>
  );
}

/** What was heard last time, else what the page speaks (the link's language or the browser's), else the conference's first. */
function firstChoice(names: ConferenceNames): string {
  const wanted = [remembered.listenLanguage.peek(), speaking.peek().tag, ...navigator.languages];
  for (const tag of wanted) {
    const found = names.language(tag) ?? names.language(tag.split('-')[0] ?? '');
    if (found) return found.tag;
  }
  return names.languages[0]?.tag ?? '';
}
