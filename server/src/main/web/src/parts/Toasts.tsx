/** What the hub refused and what to do about it, shown for some seconds at the foot of the page. */
import { signal } from '@preact/signals';
import { RefusedError } from '@dragoman/client';
import type { Toast } from '../state/room';
import { t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';
import { adviceFor } from '../state/refusals';

const SHOWN_MS = 8000;
const AT_MOST = 3;

export const toasts = signal<readonly Toast[]>([]);
let nextId = 1;

/** Carries out a command and shows the hub's reason if it says no. */
export function ask(command: Promise<unknown>): void {
  command.catch((reason: unknown) => {
    if (reason instanceof RefusedError) toast('attention', reason.text, t(adviceFor(reason)));
    else toast('attention', t('refused.unsent'), t('refused.unsent-advice'));
  });
}

export function toast(look: Toast['look'], text: string, advice = ''): void {
  const id = nextId++;
  toasts.value = [...toasts.value, { id, look, text, advice }].slice(-AT_MOST);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map(({ id, look, text, advice }) => (
        <Banner
          key={id}
          test="toast"
          look={look}
          icon={look === 'go' ? 'check' : 'triangle-alert'}
          title={text}
          text={advice}
        >
          <Button test="toast-close" look="plain" onPress={() => dismiss(id)}>
            {t('close')}
          </Button>
        </Banner>
      ))}
    </div>
  );
}
