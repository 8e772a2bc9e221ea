/** Whether the way to the server is lost now: what is seen is old then, and nothing that is pressed would be carried out. */
import { signal } from '@preact/signals';

export const wayLost = signal(false);
