/** Asks for the floor, and for what else this badge holds the right to: a response, a point of order, a reply, a motion. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { MotionKind, TurnKind, type RequestAbout } from '@dragoman/client';
import { ask } from '../parts/Toasts';
import { Button } from '../parts/Button';
import { asked } from '../state/place';
import { mayAsk } from '../state/rights';
import { kindOf, partIcon } from '../state/turns';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import type { DelegateProps } from './Delegate';
import { OnMotions } from './OnMotions';
import { askForMicrophone } from './permission';

const MOTIONS: readonly (readonly [MotionKind, Key])[] = [
  [MotionKind.SUSPEND_MEETING, 'motion.1'],
  [MotionKind.ADJOURN_MEETING, 'motion.2'],
  [MotionKind.ADJOURN_DEBATE, 'motion.3'],
  [MotionKind.CLOSE_DEBATE, 'motion.4'],
];
const LONGEST_TEXT = 300;

export function AskForFloor({ room, sound, listed }: DelegateProps & { listed: boolean }) {
  const busy = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const picked = useSignal<TurnKind>(TurnKind.RESPONSE);
  const { house, me, floor, list } = room;
  if (!house.value || !me.value) return null;
  const kinds = mayAsk(house.value, me.value, floor.value);
  const turns = list.value?.turns ?? [];
  const mine = me.value.participant;
  const speech =
    kinds.includes(TurnKind.SPEECH) && !listed && !asked(turns, mine, kindOf(TurnKind.SPEECH));
  const others = kinds.filter(
    (kind) => kind !== TurnKind.SPEECH && !asked(turns, mine, kindOf(kind)),
  );
  const request = (about: RequestAbout = {}) => {
    busy.value = true;
    dialog.current?.close();
    ask(room.hub.requestFloor('', about).finally(() => (busy.value = false)));
    // While the tap counts: a microphone needs sound unlocked, even for who only reads along.
    if (sound.state.value === 'off') void sound.open(undefined);
    void askForMicrophone();
  };
  const begin = (kind: TurnKind) => {
    picked.value = kind;
    dialog.current?.showModal();
  };
  const closed = list.value?.closed ?? false;
  return (
    <>
      {speech && (
        <Button
          test="request-floor"
          icon="hand"
          wide
          disabled={busy.value}
          onPress={() => request()}
        >
          {t(closed ? 'floor.request-late' : 'floor.request')}
        </Button>
      )}
      {others.length > 0 && (
        <div class="other-requests">
          {others.map((kind) => (
            <Button
              key={kind}
              test={`ask-${kindOf(kind)}`}
              icon={partIcon(kindOf(kind))}
              disabled={busy.value}
              onPress={() => begin(kind)}
            >
              {t(`kind.${kindOf(kind)}`)}
            </Button>
          ))}
        </div>
      )}
      {kinds.includes(TurnKind.SPEECH) && (
        <OnMotions room={room} busy={busy.value} request={request} />
      )}
      {speech && (
        <p class="small soft note">{t(closed ? 'floor.list-closed' : 'floor.request-note')}</p>
      )}
      <dialog ref={dialog} class="asking" aria-label={t(`kind.${kindOf(picked.value)}`)}>
        <About
          room={room}
          kind={picked.value}
          request={request}
          close={() => dialog.current?.close()}
        />
      </dialog>
    </>
  );
}

interface AboutProps {
  readonly room: DelegateProps['room'];
  readonly kind: TurnKind;
  readonly request: (about: RequestAbout) => void;
  readonly close: () => void;
}

/** What it is about, in a sentence; of which category or which motion. */
function About({ room, kind, request, close }: AboutProps) {
  const text = useSignal('');
  const category = useSignal('');
  const motion = useSignal(MotionKind.SUSPEND_MEETING);
  const part = kindOf(kind);
  const categories = room.house.value?.conference.rules?.pointCategories ?? [];
  const send = () => {
    request({
      kind,
      text: text.value.trim(),
      ...(kind === TurnKind.POINT_OF_ORDER && { category: category.value }),
      ...(kind === TurnKind.MOTION && { motion: motion.value }),
    });
    text.value = '';
  };
  return (
    <>
      <h2>{t(`kind.${part}`)}</h2>
      <p class="soft small">{t(`ask.${part}` as Key)}</p>
      {kind === TurnKind.POINT_OF_ORDER && categories.length > 0 && (
        <div class="choices" role="group">
          {categories.map(({ id, name }) => (
            <Button
              key={id}
              test={`category-${id}`}
              pressed={category.value === id}
              onPress={() => (category.value = category.value === id ? '' : id)}
            >
              {room.house.value?.text(name, speaking.value.tag).text}
            </Button>
          ))}
        </div>
      )}
      {kind === TurnKind.MOTION && (
        <div class="choices" role="group">
          {MOTIONS.map(([one, words]) => (
            <Button
              key={one}
              test={words}
              pressed={motion.value === one}
              onPress={() => (motion.value = one)}
            >
              {t(words)}
            </Button>
          ))}
        </div>
      )}
      <label>
        <span class="small soft">{t('ask.text')}</span>
        <input
          class="field"
          dir="auto"
          data-test="ask-text"
          maxLength={LONGEST_TEXT}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="ask-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="ask-send" look="main" icon={partIcon(part)} onPress={send}>
          {t('ask.send')}
        </Button>
      </div>
    </>
  );
}
