/** The texts of statements, one tap away. */
import { Button } from '../parts/Button';
import { TextsOf } from '../parts/TextsOf';
import { t } from '../words/words';
import type { DelegateProps } from './props';

export function Statements({ page, close }: DelegateProps & { close: () => void }) {
  return (
    <div class="aside">
      <h2>{t('texts.title')}</h2>
      <TextsOf page={page} />
      <Button test="texts-close" wide onPress={close}>
        {t('close')}
      </Button>
    </div>
  );
}
