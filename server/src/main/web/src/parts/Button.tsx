/** A button as all consoles have it: a word, perhaps an icon, and a name that tests and scripts can rely on. */
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { wayLost } from '../state/hub/lost';
import { pressed } from '../state/hub/press';
import { Icon } from './Icon';

export interface ButtonProps {
  readonly test: string;
  /** While what it asks of the server is not answered, the button says that it is busy, and cannot be pressed again. */
  readonly onPress: () => void;
  readonly icon?: string;
  readonly look?: 'main' | 'go' | 'plain';
  readonly wide?: boolean;
  readonly disabled?: boolean;
  /** Asks something of the server: off while the way there is lost. */
  readonly command?: boolean;
  readonly pressed?: boolean;
  /** What it opens is open. */
  readonly expanded?: boolean;
  /** What a screen reader says, where the face shows an icon or less than all. */
  readonly label?: string;
  readonly title?: string;
  readonly hotkey?: string | undefined;
  /** Has the keys when a dialog opens. */
  readonly focused?: boolean;
  readonly children?: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const busy = useSignal(false);
  const face = ['button', props.look, props.wide && 'wide', !props.children && 'square'];
  const press = () => {
    if (busy.peek()) return;
    const settled = pressed(props.onPress);
    if (!settled) return;
    busy.value = true;
    void settled.then(() => (busy.value = false));
  };
  // Busy, it keeps the keys, which a button that is disabled would lose.
  return (
    <button
      type="button"
      class={face.filter(Boolean).join(' ')}
      data-test={props.test}
      disabled={(props.disabled ?? false) || (props.command === true && wayLost.value)}
      aria-disabled={busy.value || undefined}
      aria-busy={busy.value || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label}
      aria-keyshortcuts={props.hotkey}
      title={props.title ?? props.label}
      autofocus={props.focused}
      onClick={press}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  );
}
