/** The text channel of the booth's language: what was written, and a line to write figures and names into. */
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Button } from '../parts/Button';
import { Captions } from '../parts/Captions';
import { t } from '../words/words';
import { later } from '../parts/later';
import { CaptionLine } from './captionLine';
import type { Desk } from './desk';

const Prepared = later(async () => (await import('./Prepared')).Prepared);

export function TextChannel({ desk }: { desk: Desk }) {
  const { page, writes } = desk;
  const line = useRef(new CaptionLine((caption) => page.hub.writeCaption(caption)));
  const lang = writes.value;
  const language = page.names.value?.language(lang);
  useSignalEffect(() => page.hub.readCaptions(writes.value ? [writes.value] : []));
  useSignalEffect(() => {
    if (page.link.value.state !== 'connected') return;
    line.current.again(({ language: tag, segment }) =>
      (page.captions.peek().get(tag) ?? []).some((one) => one.segment === segment && one.final),
    );
  });
  const send = () => {
    const field = desk.textField;
    if (!field) return;
    line.current.finish(lang, field.value);
    field.value = '';
  };
  return (
    <section class="card text-channel">
      <h2 class="heading">
        {t('text.title')}{' '}
        {desk.hasMicrophone.value ? (
          <bdi lang={lang}>{language?.autonym}</bdi>
        ) : (
          <TextLanguage desk={desk} />
        )}
      </h2>
      <Captions
        lang={lang}
        rtl={language?.rightToLeft ?? false}
        segments={page.captions.value.get(lang) ?? []}
        label={t('text.title')}
      />
      <Prepared desk={desk} line={line.current} />
      <div class="text-foot">
        <textarea
          class="field"
          data-test="caption-field"
          ref={(field) => {
            desk.textField = field;
          }}
          rows={1}
          lang={lang}
          dir={language?.rightToLeft ? 'rtl' : 'ltr'}
          aria-label={t('text.write')}
          placeholder={t('text.write')}
          onInput={(event) => line.current.type(lang, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.ctrlKey && event.code === 'Enter') send();
          }}
        />
        <Button test="caption-send" icon="send" onPress={send}>
          <span class="small">{t('text.send')}</span>
        </Button>
      </div>
    </section>
  );
}

/** A captioner writes in whichever language is wanted. */
function TextLanguage({ desk }: { desk: Desk }) {
  return (
    <LanguageChoice
      test="text-language"
      label={t('text.title')}
      languages={desk.page.names.value?.languages ?? []}
      chosen={desk.writes.value}
      choose={(tag) => (desk.chosenText.value = tag)}
    />
  );
}
