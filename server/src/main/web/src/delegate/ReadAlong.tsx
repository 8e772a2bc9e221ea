/** Captions in a language of their own: one may hear Russian and read French. */
import { useSignalEffect } from '@preact/signals';
import { LanguageKind } from '@dragoman/client';
import { later } from '../parts/later';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Button } from '../parts/Button';
import { Captions } from '../parts/Captions';
import { Icon } from '../parts/Icon';
import { remembered } from '../state/remembered';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';
import { percent } from '../words/written';
import { CaptionBox } from './CaptionBox';

const SignVideos = later(async () => (await import('./SignVideos')).SignVideos);

const SIZES = [1, 1.25, 1.5, 2, 3];

export function ReadAlong({ page }: { page: PageState }) {
  const shown = remembered.captionsShown.value;
  const names = page.names.value;
  const languages = names?.languages.filter(({ kind }) => kind !== LanguageKind.SIGN) ?? [];
  const lang = remembered.captionLanguage.value || (languages[0]?.tag ?? '');
  const size = remembered.captionSize.value;
  useSignalEffect(() => {
    const wanted = remembered.captionLanguage.value || lang;
    page.hub.readCaptions(remembered.captionsShown.value && wanted ? [wanted] : []);
  });
  const larger = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length] ?? 1;
  return (
    <section class="card read-along">
      <div class="read-head">
        <Button
          test="captions-toggle"
          icon="captions"
          pressed={shown}
          onPress={() => (remembered.captionsShown.value = !shown)}
        >
          {t('captions.title')}
        </Button>
        {shown && (
          <>
            <label class="caption-language">
              <span class="unseen">{t('captions.language')}</span>
              <LanguageChoice
                test="caption-language"
                languages={languages}
                chosen={lang}
                choose={(tag) => (remembered.captionLanguage.value = tag)}
              />
            </label>
            <button
              type="button"
              class="button"
              data-test="caption-size"
              aria-label={t('captions.size', { percent: percent(size), next: percent(larger) })}
              onClick={() => (remembered.captionSize.value = larger)}
            >
              <Icon name="a-large-small" />
              <span class="figures small">{percent(size)}</span>
            </button>
          </>
        )}
      </div>
      {shown && names && names.heard.length < names.languages.length && <SignVideos page={page} />}
      {shown && (
        <CaptionBox>
          <Captions
            lang={lang}
            rtl={page.names.value?.language(lang)?.rightToLeft ?? false}
            segments={page.captions.value.get(lang) ?? []}
            label={t('captions.title')}
          />
        </CaptionBox>
      )}
    </section>
  );
}
