/** Whether the captions fill the screen. */
import { signal } from '@preact/signals';

export const filled = signal(false);
