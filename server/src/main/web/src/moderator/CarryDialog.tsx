/** A carried motion would suspend the meeting or close the session: who presides says whether it does so now. */
import { MotionKind, MotionOutcome, type Motion } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

interface CarryProps {
  readonly moderator: ModeratorConsole;
  readonly close: () => void;
  readonly motion: Motion;
}

export function CarryDialog({ moderator, close, motion }: CarryProps) {
  const suspends = motion.kind === MotionKind.SUSPEND_MEETING;
  const carry = (acts: boolean) =>
    moderator.commands.decide(motion.turn, MotionOutcome.CARRIED, acts);
  return (
    <Dialog label={t('motion.carried')} close={close}>
      <h2>{t(suspends ? 'motion.suspend-ask' : 'motion.adjourn-ask')}</h2>
      <p class="soft">{t(suspends ? 'motion.suspend-note' : 'session.close-consequences')}</p>
      <div class="dialog-keys">
        <Button test="carry-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="carry-record" onPress={() => carry(false)}>
          {t('motion.record')}
        </Button>
        <Button test="carry-now" look="main" icon="gavel" onPress={() => carry(true)}>
          {t(suspends ? 'motion.suspend-now' : 'session.close')}
        </Button>
      </div>
    </Dialog>
  );
}
