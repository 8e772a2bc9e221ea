/** A session that was closed goes on: asked first, since everybody is led back to it. */
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

export function ReopenDialog({
  moderator,
  close,
}: {
  moderator: ModeratorConsole;
  close: () => void;
}) {
  const reopen = () => {
    close();
    moderator.commands.open();
  };
  return (
    <Dialog label={t('session.reopen')} close={close}>
      <h2>{t('session.reopen-ask')}</h2>
      <p class="soft">{t('session.reopen-consequences')}</p>
      <div class="dialog-keys">
        <Button test="reopen-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="reopen-confirm" look="main" icon="rotate-ccw" onPress={reopen}>
          {t('session.reopen')}
        </Button>
      </div>
    </Dialog>
  );
}
