/** Tabs by the book: arrows walk, one is chosen, the others are out of the tab order. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

export interface TabsProps<Id extends string> {
  readonly label: string;
  /** What the ids of tabs and panels begin with. */
  readonly name: string;
  readonly chosen: Signal<Id>;
  readonly tabs: readonly { readonly id: Id; readonly face: ComponentChildren }[];
}

export function Tabs<Id extends string>({ label, name, chosen, tabs }: TabsProps<Id>) {
  const walk = (event: KeyboardEvent) => {
    const ltr = getComputedStyle(event.currentTarget as Element).direction !== 'rtl';
    const step = { ArrowRight: ltr ? 1 : -1, ArrowLeft: ltr ? -1 : 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === chosen.value);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    chosen.value = next.id;
    document.getElementById(`${name}-${next.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map(({ id, face }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${name}-${id}`}
          data-test={`${name}-${id}`}
          class={chosen.value === id ? 'tab chosen' : 'tab'}
          aria-selected={chosen.value === id}
          aria-controls={`${name}-${id}-panel`}
          tabIndex={chosen.value === id ? 0 : -1}
          onClick={() => (chosen.value = id)}
        >
          {face}
        </button>
      ))}
    </div>
  );
}
