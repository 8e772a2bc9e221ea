/** The way to what the console told in passing, once it has told anything: fetched when it is opened. */
import { useSignal } from '@preact/signals';
import type { PageState } from '../state/hub/pageState';
import { toldBefore } from '../state/hub/toasts';
import { alsoSpeak, t } from '../words/words';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { later } from './later';

const ToldBefore = later(async () => {
  const [part] = await Promise.all([import('./ToldBefore'), alsoSpeak('aside')]);
  return part.ToldBefore;
});

export function Earlier({ page }: { page: Pick<PageState, 'names'> }) {
  const open = useSignal(false);
  const close = () => (open.value = false);
  if (toldBefore.value.length === 0) return null;
  return (
    <>
      <Button
        test="earlier"
        look="plain"
        icon="history"
        label={t('earlier.title')}
        onPress={() => (open.value = true)}
      >
        <span class="small figures">{toldBefore.value.length}</span>
      </Button>
      {open.value && (
        <Dialog label={t('earlier.title')} close={close}>
          <ToldBefore page={page} />
          <Button test="earlier-close" wide onPress={close}>
            {t('close')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
