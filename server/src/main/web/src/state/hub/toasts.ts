/** What the hub refused and what to do about it, and words about the connection: each is kept for some seconds. */
import { signal } from '@preact/signals';
import { NotCarriedOutError, RefusedError, TooLargeError, type Role } from '@dragoman/client';
import { t } from '../../words/words';
import { adviceFor } from './refusals';

const SHOWN_MS = 8000;
const AT_MOST = 3;

/** A no with its reason, or a word about the connection, on show for a few seconds. */
export interface Toast {
  readonly id: number;
  readonly look: 'attention' | 'go';
  readonly text: string;
  /** What to do about it. */
  readonly advice: string;
}

export const toasts = signal<readonly Toast[]>([]);
let nextId = 1;

/** Whom this page speaks to: the advice is for them. */
let reader: Role | undefined;

export function adviseAs(role: Role): void {
  reader = role;
}

/** Carries out a command and shows the hub's reason if it says no. */
export function ask(command: Promise<unknown>): void {
  command.catch((reason: unknown) => {
    if (reason instanceof RefusedError) {
      const advice = adviceFor(reason, reader);
      toast('attention', reason.text, advice && t(advice));
    } else if (reason instanceof NotCarriedOutError) notCarriedOut();
    else if (reason instanceof TooLargeError)
      toast('attention', t('refused.too-large'), t('refused.final'));
    else toast('attention', t('refused.unsent'), t('refused.unsent-advice'));
  });
}

/** What would open a microphone is done at once or not at all. */
export function notCarriedOut(): void {
  toast('attention', t('refused.not-carried-out'), t('refused.press-again'));
}

export function toast(look: Toast['look'], text: string, advice = ''): void {
  const id = nextId++;
  toasts.value = [...toasts.value, { id, look, text, advice }].slice(-AT_MOST);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
