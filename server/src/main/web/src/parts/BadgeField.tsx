/** Takes a badge where no link brought one: whoever has the link or the code as text pastes it. */
import { useSignal } from '@preact/signals';
import { pastedBadge } from '../state/hub/badge';
import { t } from '../words/words';
import { Button } from './Button';

const LONGEST = 4_096;

export function BadgeField() {
  const typed = useSignal('');
  const wrong = useSignal(false);
  const open = () => {
    const link = pastedBadge(typed.value, location.pathname);
    wrong.value = link === undefined;
    if (link === undefined) return;
    history.replaceState(null, '', link);
    location.reload();
  };
  return (
    <>
      <input
        class="field"
        data-test="badge-field"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST}
        aria-label={t('badge.field')}
        aria-invalid={wrong.value}
        placeholder={t('badge.field')}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onKeyDown={({ key, isComposing }) => {
          if (key === 'Enter' && !isComposing) open();
        }}
      />
      {wrong.value && (
        <span class="small" data-test="badge-wrong" role="alert">
          {t('badge.not-one')}
        </span>
      )}
      <Button test="badge-open" icon="id-card" onPress={open}>
        {t('badge.open')}
      </Button>
    </>
  );
}
