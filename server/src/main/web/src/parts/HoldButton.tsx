/** A button that works while it is held: by pointer, by Enter, and by the space bar, unless that has a meaning of its own on the page. */
import type { ComponentChildren } from 'preact';

interface HoldButtonProps {
  readonly test: string;
  readonly class?: string;
  readonly held: boolean;
  readonly disabled?: boolean;
  readonly hotkey?: string | undefined;
  /** The space bar is another key of this page: in the booth it is the cough. */
  readonly spaceTaken?: boolean;
  readonly hold: (held: boolean) => void;
  readonly children: ComponentChildren;
}

export function HoldButton({
  test,
  held,
  disabled,
  hotkey,
  spaceTaken = false,
  hold,
  children,
  ...rest
}: HoldButtonProps) {
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && (spaceTaken || event.key !== ' ')) return;
    event.preventDefault();
    if (!event.repeat) hold(event.type === 'keydown');
  };
  return (
    <button
      type="button"
      class={rest.class ?? 'button'}
      data-test={test}
      aria-pressed={held}
      aria-keyshortcuts={hotkey}
      disabled={disabled ?? false}
      onPointerDown={() => hold(true)}
      onPointerUp={() => hold(false)}
      onPointerLeave={() => held && hold(false)}
      onKeyDown={byKey}
      onKeyUp={byKey}
      onBlur={() => held && hold(false)}
    >
      {children}
    </button>
  );
}
