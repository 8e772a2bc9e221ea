/** The text channel of the booth's language: what was written, and a line to write figures and names into. */
import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Captions } from '../parts/Captions';
import { t } from '../words/words';
import { CaptionLine } from './captionLine';
import type { Desk } from './desk';

export function TextChannel({ desk }: { desk: Desk }) {
  const { room, into, typing } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const line = useRef(new CaptionLine((caption) => room.hub.writeCaption(caption)));
  const lang = into.value ?? '';
  const language = room.house.value?.language(lang);
  useSignalEffect(() => room.hub.readCaptions(into.value ? [into.value] : []));
  useEffect(() => {
    if (typing.value) field.current?.focus();
    else field.current?.blur();
  }, [typing.value]);
  const send = () => {
    if (!field.current) return;
    line.current.finish(lang, field.current.value);
    field.current.value = '';
  };
  return (
    <section class="card text-channel">
      <h2 class="heading">
        {t('text.title')} <bdi lang={lang}>{language?.autonym}</bdi>
      </h2>
      <Captions
        lang={lang}
        segments={room.captions.value.get(lang) ?? []}
        label={t('text.title')}
      />
      <div class="text-foot">
        <textarea
          class="field"
          data-test="caption-field"
          ref={field}
          rows={1}
          lang={lang}
          dir={language?.rightToLeft ? 'rtl' : 'ltr'}
          aria-label={t('text.write')}
          placeholder={t('text.write')}
          onFocus={() => (typing.value = true)}
          onBlur={() => (typing.value = false)}
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
