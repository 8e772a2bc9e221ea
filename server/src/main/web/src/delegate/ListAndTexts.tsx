/** One tap away: who stands on the list of speakers, and the texts of statements. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { later } from '../parts/later';
import type { PageState } from '../state/hub/pageState';
import { alsoSpeak, t } from '../words/words';

const RollingList = later(async () => {
  const [part] = await Promise.all([import('./RollingList'), alsoSpeak('texts')]);
  return part.RollingList;
});
const TextsOf = later(async () => {
  const [part] = await Promise.all([import('../parts/TextsOf'), alsoSpeak('texts')]);
  return part.TextsOf;
});

export function ListAndTexts({ page }: { page: PageState }) {
  const opened = useSignal<'list' | 'texts' | undefined>(undefined);
  const close = () => (opened.value = undefined);
  return (
    <div class="other-requests">
      <Button test="rolling-list-open" icon="list-ordered" onPress={() => (opened.value = 'list')}>
        {t('rolling.title')}
      </Button>
      <Button test="texts-open" icon="notebook-pen" onPress={() => (opened.value = 'texts')}>
        {t('texts.title')}
      </Button>
      {opened.value && (
        <Dialog label={t(opened.value === 'list' ? 'rolling.title' : 'texts.title')} close={close}>
          <h2>{t(opened.value === 'list' ? 'rolling.title' : 'texts.title')}</h2>
          {opened.value === 'list' ? <RollingList page={page} /> : <TextsOf page={page} />}
          <div class="dialog-keys">
            <Button test="list-and-texts-close" onPress={close}>
              {t('close')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
