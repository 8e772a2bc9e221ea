/** For some seconds after a press: what is about to happen, and the way back. */
import { askNow, TAKE_BACK_MS, takeBack } from '../state/hub/takeBack';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './Button';
import { giveBack, wayTo } from './Dialog';

interface TakeBackProps {
  readonly test: string;
  /** As `holdBack` knows it. */
  readonly what: string;
  readonly title: string;
  /** What the way back is called, and what waits no longer. */
  readonly back: string;
  readonly now: string;
  readonly onBack?: () => void;
  readonly children?: ComponentChildren;
}

export function TakeBack({ test, what, title, back, now, onBack, children }: TakeBackProps) {
  const here = useRef<HTMLDivElement>(null);
  // What was pressed is gone: whoever did so with keys finds the way back under them.
  useEffect(() => {
    const own = here.current;
    if (document.activeElement === document.body) own?.querySelector('button')?.focus();
    const way = wayTo(own);
    return () => queueMicrotask(() => giveBack(way));
  }, []);
  return (
    <div class="take-back" ref={here} data-test={test} role="alert">
      <strong>{title}</strong>
      {children}
      <span class="take-back-time" style={{ '--lasts': `${TAKE_BACK_MS}ms` }} aria-hidden="true" />
      <span class="take-back-keys">
        <Button
          test={`${test}-undo`}
          icon="undo-2"
          look="main"
          onPress={() => {
            takeBack(what);
            onBack?.();
          }}
        >
          {back}
        </Button>
        <Button test={`${test}-now`} icon="check" onPress={() => askNow(what)}>
          {now}
        </Button>
      </span>
    </div>
  );
}
