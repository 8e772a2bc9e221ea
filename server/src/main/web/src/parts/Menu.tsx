/** A button in words that opens a menu in words: arrows walk it, Escape and a choice close it, and the button has the keys again. */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';

export interface MenuEntry {
  readonly test: string;
  readonly icon: string;
  readonly words: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}

interface MenuProps {
  readonly test: string;
  readonly words: string;
  /** What a screen reader says of the button: whose menu it is. */
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
}

export function Menu({ test, words, label, entries }: MenuProps) {
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  return (
    <span class="menu">
      <button
        ref={button}
        type="button"
        class="button menu-button"
        data-test={test}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        aria-label={label}
        onClick={() => (open.value = !open.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation(); // the list walks by arrows too
          open.value = true;
        }}
      >
        <Icon name="ellipsis" />
        {words}
      </button>
      {open.value && (
        <Entries
          id={id}
          button={button.current}
          words={label ?? words}
          entries={entries}
          close={close}
        />
      )}
    </span>
  );
}

interface EntriesProps {
  readonly id: string;
  readonly button: HTMLButtonElement | null;
  readonly words: string;
  readonly entries: readonly MenuEntry[];
  readonly close: () => void;
}

const STEPS: Readonly<Record<string, (at: number, all: number) => number>> = {
  ArrowDown: (at, all) => (at + 1) % all,
  ArrowUp: (at, all) => (at - 1 + all) % all,
  Home: () => 0,
  End: (_, all) => all - 1,
};

function Entries({ id, button, words, entries, close }: EntriesProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? []),
  ];
  useLayoutEffect(() => {
    // before anything is drawn: the next key is the menu's already
    raise(list.current);
    place(list.current, button);
    items()[0]?.focus();
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !list.current?.contains(target) && !button?.contains(target))
        close();
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('resize', close);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('resize', close);
    };
  }, []);
  const walk = (event: KeyboardEvent) => {
    event.stopPropagation(); // what is pressed in a menu is no key of the console
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items();
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
  };
  return (
    <div
      ref={list}
      id={id}
      class="menu-list"
      role="menu"
      popover="manual"
      aria-label={words}
      onKeyDown={walk}
    >
      {entries.map(({ test, icon, words: face, disabled, act }) => (
        <button
          key={test}
          type="button"
          role="menuitem"
          class="menu-item"
          tabIndex={-1}
          data-test={test}
          disabled={disabled ?? false}
          onClick={() => {
            close();
            act();
          }}
        >
          <Icon name={icon} />
          {face}
        </button>
      ))}
    </div>
  );
}

/** Above everything: the parts of a console lie in layers of their own, and the next one would cover it. */
function raise(list: HTMLElement | null): void {
  if (list && 'showPopover' in list) list.showPopover();
}

/** Under its button, or above it where there is no room: fixed, so that no list that scrolls cuts it off. */
function place(list: HTMLElement | null, button: HTMLElement | null): void {
  if (!list || !button) return;
  const at = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const below = at.bottom + height < innerHeight;
  const rtl = getComputedStyle(list).direction === 'rtl';
  const left = rtl ? at.left : at.right - width;
  list.style.top = `${Math.max(0, below ? at.bottom : at.top - height)}px`;
  list.style.left = `${Math.min(Math.max(0, left), innerWidth - width)}px`;
}
