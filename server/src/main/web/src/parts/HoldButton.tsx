/** A button that works while it is held: by pointer, and by Enter (a space bar may be the cough key). */
import type { ComponentChildren } from 'preact';

interface HoldButtonProps {
  readonly test: string;
  readonly class?: string;
  readonly held: boolean;
  readonly disabled?: boolean;
  readonly hotkey?: string | undefined;
  readonly hold: (held: boolean) => void;
  readonly children: ComponentChildren;
}

export function HoldButton({
  test,
  held,
  disabled,
  hotkey,
  hold,
  children,
  ...rest
}: HoldButtonProps) {
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
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
