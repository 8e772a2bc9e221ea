/** The line a chat is written into: sent with Enter or with the button beside it. */
import { useSignal } from '@preact/signals';
import type { ConsoleState, Whom } from '../state/hub/pageState';
import { ask } from '../state/hub/toasts';
import { Button } from './Button';

const LONGEST = 500;

interface ChatFieldProps {
  readonly page: ConsoleState;
  /** Whom it is for, once it is sent. */
  readonly to: () => Whom;
  readonly label: string;
  readonly placeholder?: string;
  /** What the button is called. */
  readonly send: string;
  /** Takes the field while it is drawn, for a key that goes to it. */
  readonly field?: (field: HTMLInputElement | null) => void;
}

export function ChatField({ page, to, label, placeholder, send, field }: ChatFieldProps) {
  const typed = useSignal('');
  const sendTyped = () => {
    const text = typed.value.trim();
    if (text) ask(page.hub.sendChat({ to: to(), text }));
    typed.value = '';
  };
  return (
    <>
      <input
        class="field"
        ref={field ?? null}
        data-test="chat-field"
        dir="auto"
        maxLength={LONGEST}
        aria-label={label}
        placeholder={placeholder}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onKeyDown={({ key, isComposing }) => {
          if (key === 'Enter' && !isComposing) sendTyped();
        }}
      />
      <Button test="chat-send" icon="send" label={send} onPress={sendTyped} />
    </>
  );
}
