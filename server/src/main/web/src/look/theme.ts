/** Light or dark: as the console wants it, as the person chose it, else as the system has it. */
import { effect, signal } from '@preact/signals';
import { remembered } from '../state/remembered';

export type Theme = 'light' | 'dark';

/** Follows the system where neither the console nor the person has an opinion. */
export function dress(preferred?: Theme): void {
  const darkSystem = matchMedia('(prefers-color-scheme: dark)');
  const system = signal(darkSystem.matches);
  darkSystem.addEventListener('change', () => (system.value = darkSystem.matches));
  effect(() => {
    const chosen = remembered.theme.value;
    const theme = chosen || preferred || (system.value ? 'dark' : 'light');
    document.documentElement.dataset['theme'] = theme;
  });
}
