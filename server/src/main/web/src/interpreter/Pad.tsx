/** The pad that a booth shares: a number or a name, on the partner's screen while it is written. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ask } from '../state/hub/toasts';
import { t } from '../words/words';
import type { Desk } from './desk';

const LONGEST = 300;
/** Each change goes out at most this long after it was typed. */
const EVERY_MS = 120;
/** What a partner writes waits so long after one's own last key, so that nothing is taken from under the hand. */
const OWN_MS = 700;

export function Pad({ desk }: { desk: Desk }) {
  const shown = useSignal(desk.page.backstage.pad.peek()?.text ?? '');
  const typedAt = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSignalEffect(() => {
    const text = desk.page.backstage.pad.value?.text;
    if (text !== undefined && Date.now() - typedAt.current > OWN_MS) shown.value = text;
  });
  const write = () => {
    waiting.current = undefined;
    ask(desk.page.hub.writePad({ text: shown.peek() }));
  };
  return (
    <label class="pad">
      <span class="small soft">{t('chat.pad')}</span>
      <textarea
        class="field"
        data-test="pad"
        rows={1}
        dir="auto"
        maxLength={LONGEST}
        value={shown.value}
        onInput={({ currentTarget }) => {
          shown.value = currentTarget.value;
          typedAt.current = Date.now();
          waiting.current ??= setTimeout(write, EVERY_MS);
        }}
      />
    </label>
  );
}
