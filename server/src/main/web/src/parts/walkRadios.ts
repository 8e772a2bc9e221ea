/** Radio buttons by the book: one tab stop, arrows walk from one to the next and choose it. */
export function walkRadios(event: KeyboardEvent): void {
  const group = event.currentTarget;
  if (!(group instanceof HTMLElement)) return;
  const ltr = getComputedStyle(group).direction !== 'rtl';
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: ltr ? 1 : -1, ArrowLeft: ltr ? -1 : 1 }[
    event.key
  ];
  if (step === undefined) return;
  const radios = [...group.querySelectorAll<HTMLElement>('[role=radio]:not(:disabled)')];
  const at = radios.indexOf(document.activeElement as HTMLElement);
  const next = radios[(at + step + radios.length) % radios.length];
  event.preventDefault();
  next?.focus();
  next?.click();
}
