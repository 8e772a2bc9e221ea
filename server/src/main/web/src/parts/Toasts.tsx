/** What the hub refused and what to do about it, at the foot of the page. It waits while it is pointed at or has the keys. */
import { dismiss, holdToasts, toasts } from '../state/hub/toasts';
import { t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';

export function Toasts() {
  return (
    <div
      class="toasts"
      role="status"
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocusIn={() => holdToasts(true)}
      onFocusOut={() => holdToasts(false)}
    >
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
