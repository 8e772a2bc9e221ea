/** Motions before the meeting: who may still speak for or against each. */
import { Side, TurnKind, type Motion, type What } from '@dragoman/client';
import { Button } from '../parts/Button';
import type { PageState } from '../state/hub/pageState';
import { t } from '../words/words';

interface OnMotionsProps {
  readonly page: PageState;
  readonly busy: boolean;
  readonly request: (what: What<'requestFloor'>) => void;
}

export function OnMotions({ page, busy, request }: OnMotionsProps) {
  const list = page.list.value;
  const me = page.me.value?.participant;
  const most = page.names.value?.conference.rules?.motionSpeakers ?? 0;
  const open = (list?.motions ?? []).filter(
    ({ moved, turn }) =>
      moved &&
      !list?.turns.some(
        (one) => one.participant === me && one.kind === TurnKind.ON_MOTION && one.onMotion === turn,
      ),
  );
  const speak = ({ turn }: Motion, side: Side) =>
    request({ kind: TurnKind.ON_MOTION, onMotion: turn, side });
  return (
    <>
      {open.map((motion) => (
        <div key={motion.turn} class="on-motion" data-test="on-motion" data-turn={motion.turn}>
          <strong class="small">{t(`motion.${motion.kind as 1}`)}</strong>
          <div class="other-requests">
            <Button
              test="speak-for"
              icon="plus"
              command
              disabled={busy || motion.spokenFor >= most}
              onPress={() => speak(motion, Side.FOR)}
            >
              {t('ask.for')}
            </Button>
            <Button
              test="speak-against"
              icon="minus"
              command
              disabled={busy || motion.spokenAgainst >= most}
              onPress={() => speak(motion, Side.AGAINST)}
            >
              {t('ask.against')}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}
