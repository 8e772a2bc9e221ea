/**
 * A prepared text on its way to the readers, a line at a press: pasted here, or the one that was handed in for the speech. The
 * page keys send and go back as well, which is what a presenter's remote control presses.
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { speaking, t } from '../words/words';
import type { CaptionLine } from './captionLine';
import type { Desk } from './desk';
import { PreparedLines } from './preparedLines';

/** Lines that stand around the next one. */
const BEFORE = 1;
const AFTER = 2;

export function Prepared({ desk, line }: { desk: Desk; line: CaptionLine }) {
  const shown = useSignal(false);
  const prepared = useMemo(() => new PreparedLines(), []);
  const laid = prepared.lines.value.length > 0;
  const send = () => {
    const text = prepared.next();
    const speaker = desk.page.floor.value?.speech?.participant ?? '';
    if (text !== undefined) line.feed(desk.writes.value, text, speaker);
  };
  const back = () => prepared.goTo(prepared.at.value - 1);
  const working = shown.value && laid;
  useEffect(() => {
    if (!working) return;
    const press = (event: KeyboardEvent) => {
      const does = { PageDown: send, PageUp: back }[event.code];
      if (!does || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (!event.repeat) does();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <div class="prepared">
      <Button
        test="prepared"
        icon="notebook-pen"
        look="plain"
        pressed={shown.value}
        onPress={() => (shown.value = !shown.value)}
      >
        <span class="small">{t('prepared.title')}</span>
      </Button>
      {shown.value && !laid && <Paste desk={desk} lay={(text) => prepared.lay(text)} />}
      {working && <Lines desk={desk} prepared={prepared} send={send} back={back} />}
    </div>
  );
}

/** Pasted here, or handed in for a speech in the language that is written. */
function Paste({ desk, lay }: { desk: Desk; lay: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const lang = desk.writes.value;
  const names = desk.page.names.value;
  const handedIn = desk.page.backstage.texts.value.filter(({ language }) => language === lang);
  return (
    <div class="prepared-paste">
      <textarea
        class="field"
        data-test="prepared-text"
        ref={field}
        rows={2}
        dir="auto"
        aria-label={t('prepared.paste')}
        placeholder={t('prepared.paste')}
      />
      <Button test="prepared-lay" onPress={() => lay(field.current?.value ?? '')}>
        <span class="small">{t('prepared.lay-out')}</span>
      </Button>
      {handedIn.map(({ participant, text }) => (
        <Button key={participant} test={`prepared-of-${participant}`} onPress={() => lay(text)}>
          <span class="small">
            {t('prepared.of', { name: names?.name(participant, speaking.value.tag).text ?? '' })}
          </span>
        </Button>
      ))}
    </div>
  );
}

interface LinesProps {
  readonly desk: Desk;
  readonly prepared: PreparedLines;
  readonly send: () => void;
  readonly back: () => void;
}

function Lines({ desk, prepared, send, back }: LinesProps) {
  const lines = prepared.lines.value;
  const at = prepared.at.value;
  const lang = desk.writes.value;
  const rtl = desk.page.names.value?.language(lang)?.rightToLeft ?? false;
  const from = Math.max(0, at - BEFORE);
  const done = at >= lines.length;
  return (
    <>
      <ol class="prepared-lines" start={from + 1} lang={lang} dir={rtl ? 'rtl' : 'ltr'}>
        {lines.slice(from, at + 1 + AFTER).map((text, index) => (
          <li
            key={from + index}
            class={from + index < at ? 'soft' : ''}
            aria-current={from + index === at ? 'step' : undefined}
            data-test={from + index === at ? 'prepared-line' : undefined}
          >
            {text}
          </li>
        ))}
      </ol>
      <div class="prepared-keys">
        <Button test="prepared-next" look="main" hotkey="PageDown" disabled={done} onPress={send}>
          <span class="small">{t('prepared.next')}</span>
        </Button>
        <Button test="prepared-back" hotkey="PageUp" disabled={at === 0} onPress={back}>
          <span class="small">{t('prepared.back')}</span>
        </Button>
        <Button test="prepared-end" look="plain" onPress={() => prepared.lay('')}>
          <span class="small">{t('prepared.end')}</span>
        </Button>
        <span class="small figures" role="status">
          {done ? t('prepared.done') : t('prepared.at', { at: at + 1, all: lines.length })}
        </span>
      </div>
    </>
  );
}
