/** Asks for the floor, and for what else this badge holds the right to: a response, a point of order, a reply, a motion. */
import { useSignal } from '@preact/signals';
import { TurnKind, type What } from '@dragoman/client';
import { ask } from '../state/hub/toasts';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { later } from '../parts/later';
import { remembered } from '../state/remembered';
import { closingHour } from '../state/sitting/closingHour';
import { asked } from '../state/sitting/place';
import { mayAsk } from '../state/sitting/rights';
import { kindOf, partIcon } from '../state/sitting/turns';
import { t } from '../words/words';
import type { DelegateProps } from './props';
import { askForMicrophone } from './permission';

const OnBehalf = later(async () => (await import('./OnBehalf')).OnBehalf, { quiet: true });
const OnMotions = later(async () => (await import('./OnMotions')).OnMotions, { quiet: true });
const About = later(async () => (await import('./About')).About);

export function AskForFloor({ page, sound }: DelegateProps) {
  const busy = useSignal(false);
  const picked = useSignal<TurnKind | undefined>(undefined);
  const { names, me, floor, list } = page;
  if (!names.value || !me.value) return null;
  const kinds = mayAsk(names.value, me.value, floor.value);
  const turns = list.value?.turns ?? [];
  const mine = me.value.participant;
  const speech = kinds.includes(TurnKind.SPEECH) && !asked(turns, mine, kindOf(TurnKind.SPEECH));
  const group = names.value.groupOf(mine)?.id;
  const forGroup =
    group !== undefined &&
    kinds.includes(TurnKind.SPEECH) &&
    !asked(turns, mine, kindOf(TurnKind.SPEECH), group);
  const others = kinds.filter(
    (kind) => kind !== TurnKind.SPEECH && !asked(turns, mine, kindOf(kind)),
  );
  const request = (what: What<'requestFloor'> = {}) => {
    busy.value = true;
    picked.value = undefined;
    remembered.askedBefore.value = true;
    ask(page.hub.requestFloor(what).finally(() => (busy.value = false)));
    // While the tap counts: a microphone needs sound unlocked, even for who only reads along.
    if (sound.state.value === 'off') void sound.open(undefined);
    void askForMicrophone();
  };
  const closed = list.value?.closed ?? false;
  const closesAt = closingHour(page);
  return (
    <>
      {speech && (
        <Button
          test="request-floor"
          look="main"
          icon="hand"
          wide
          command
          disabled={busy.value}
          onPress={() => request()}
        >
          {t(closed ? 'floor.request-late' : 'floor.request')}
        </Button>
      )}
      {forGroup && <OnBehalf page={page} busy={busy.value} request={request} />}
      {others.length > 0 && (
        <div class="other-requests">
          {others.map((kind) => (
            <Button
              key={kind}
              test={`ask-${kindOf(kind)}`}
              icon={partIcon(kindOf(kind))}
              disabled={busy.value}
              command
              onPress={() => (picked.value = kind)}
            >
              {t(`kind.${kindOf(kind)}`)}
            </Button>
          ))}
        </div>
      )}
      {kinds.includes(TurnKind.SPEECH) && (list.value?.motions.length ?? 0) > 0 && (
        <OnMotions page={page} busy={busy.value} request={request} />
      )}
      {speech && (closed || !remembered.askedBefore.value) && (
        <p class="small soft note">{t(closed ? 'floor.list-closed' : 'floor.request-note')}</p>
      )}
      {closesAt !== undefined && (
        <p class="small note" data-test="list-closes">
          {t('list.closes-at', { time: closesAt })}
        </p>
      )}
      {picked.value !== undefined && (
        <Dialog label={t(`kind.${kindOf(picked.value)}`)} close={() => (picked.value = undefined)}>
          <About
            page={page}
            kind={picked.value}
            request={request}
            close={() => (picked.value = undefined)}
          />
        </Dialog>
      )}
    </>
  );
}
