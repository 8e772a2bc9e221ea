/** What an old page says, with the one press that makes it new. It never does so by itself: somebody may be speaking. */
import { t } from '../words/words';
import { Banner } from './Banner';
import { Button } from './Button';

export function NewVersion({ gone }: { gone?: boolean }) {
  return (
    <Banner
      test={gone ? 'part-gone' : 'new-version'}
      icon="rotate-cw"
      title={t(gone ? 'version.gone' : 'version.new')}
      role="status"
    >
      <Button test="new-version-reload" onPress={() => location.reload()}>
        {t('end.reload')}
      </Button>
    </Banner>
  );
}
