/** A question that comes before everything else: closed by its answer, or by Escape. The keys go back to where they were. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly label: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ label, close, children }: DialogProps) {
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="asking" aria-label={label} onClose={close}>
      {children}
    </dialog>
  );
}

/** Opens a dialog before everything else for as long as it is drawn. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = wayTo(document.activeElement);
    dialog.current?.showModal();
    // By the time its own button has closed it, it is drawn no more: a browser gives the keys back only to who closes it.
    return () => queueMicrotask(() => giveBack(before));
  }, []);
  return dialog;
}

/** An element and what it stands in, from the inside out. */
export function wayTo(element: Element | null): readonly HTMLElement[] {
  const way: HTMLElement[] = [];
  for (let one = element; one instanceof HTMLElement; one = one.parentElement) way.push(one);
  return way;
}

/** To what had the keys; where that is gone or off, to the nearest that it stood in. */
export function giveBack(way: readonly HTMLElement[]): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  for (const one of way) {
    if (!one.isConnected || one === document.body) continue;
    one.focus();
    if (document.activeElement === one) return;
    one.tabIndex = -1; // a group, a row: it takes the keys, and Tab goes on from there
    one.focus();
    if (document.activeElement === one) return;
  }
}
