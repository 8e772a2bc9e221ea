/** What the hub refused and what to do about it, and words about the connection: each is kept for some seconds, and all for a while. */
import { signal } from '@preact/signals';
import { NotCarriedOutError, RefusedError, TooLargeError, type Role } from '@dragoman/client';
import { t } from '../../words/words';
import { askedNow } from './press';
import { adviceFor } from './refusals';

const SHOWN_MS = 8000;
const AT_MOST = 3;
const KEPT = 20;

/** A no with its reason, or a word about the connection, on show for a few seconds. */
export interface Toast {
  readonly id: number;
  readonly look: 'attention' | 'go';
  readonly text: string;
  /** What to do about it. */
  readonly advice: string;
  /** On this machine's clock. */
  readonly atMs: number;
}

export const toasts = signal<readonly Toast[]>([]);
/** What was on show since the page was opened, the newest first. */
export const toldBefore = signal<readonly Toast[]>([]);
let nextId = 1;
/** Somebody reads them now: nothing goes meanwhile. */
let held = false;
const due = new Set<number>();

/** Whom this page speaks to: the advice is for them. */
let reader: Role | undefined;

export function adviseAs(role: Role): void {
  reader = role;
}

/** Carries out a command and shows the hub's reason if it says no. The button whose press asks it is busy meanwhile. */
export function ask(command: Promise<unknown>): void {
  askedNow(command);
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
  const one = { id: nextId++, look, text, advice, atMs: Date.now() };
  toasts.value = [...toasts.value, one].slice(-AT_MOST);
  toldBefore.value = [one, ...toldBefore.value].slice(0, KEPT);
  setTimeout(() => {
    if (held) due.add(one.id);
    else dismiss(one.id);
  }, SHOWN_MS);
}

export function dismiss(id: number): void {
  due.delete(id);
  toasts.value = toasts.value.filter((one) => one.id !== id);
  if (toasts.value.length === 0) held = false; // what is gone is no longer pointed at
}

/** They are pointed at, or have the keys: none goes before they are left. */
export function holdToasts(now: boolean): void {
  held = now;
  if (held) return;
  const over = [...due];
  due.clear();
  toasts.value = toasts.value.filter(({ id }) => !over.includes(id));
}
