/** A button as all consoles have it: a word, perhaps an icon, and a name that tests and scripts can rely on. */
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

export interface ButtonProps {
  readonly test: string;
  readonly onPress: () => void;
  readonly icon?: string;
  readonly look?: 'main' | 'go' | 'plain';
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** What a screen reader says, where the face shows an icon or less than all. */
  readonly label?: string;
  readonly title?: string;
  readonly hotkey?: string | undefined;
  /** Has the keys when a dialog opens. */
  readonly focused?: boolean;
  readonly children?: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const face = ['button', props.look, props.wide && 'wide', !props.children && 'square'];
  return (
    <button
      type="button"
      class={face.filter(Boolean).join(' ')}
      data-test={props.test}
      disabled={props.disabled ?? false}
      aria-pressed={props.pressed}
      aria-label={props.label}
      aria-keyshortcuts={props.hotkey}
      title={props.title ?? props.label}
      autofocus={props.focused}
      onClick={props.onPress}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  );
}
