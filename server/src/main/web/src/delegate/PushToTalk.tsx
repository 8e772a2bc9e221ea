/** The key of the mode push-to-talk: the microphone is open while it is held, and at no other time. */
import { useSignal } from '@preact/signals';
import { wayLost } from '../state/hub/lost';
import { ask } from '../state/hub/toasts';
import { Icon } from '../parts/Icon';
import { t } from '../words/words';
import type { DelegateProps } from './props';

/** As a button is pressed by keys. */
const KEYS: ReadonlySet<string> = new Set([' ', 'Enter']);

export function PushToTalk({ page, sound }: DelegateProps) {
  const live = sound.microphone.value === 'open';
  const held = useSignal(false);
  const hold = async () => {
    if (held.peek()) return;
    held.value = true;
    if (sound.state.value === 'off') await sound.open(sound.hearing.value);
    if (held.peek()) ask(page.hub.pushToTalk({ held: true }));
  };
  const release = () => {
    if (!held.peek()) return;
    held.value = false;
    sound.shut(); // first: silent whatever the network does
    ask(page.hub.pushToTalk({ held: false }));
  };
  return (
    <button
      type="button"
      class={live ? 'button wide push live' : 'button wide push'}
      data-test="push-to-talk"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        void hold();
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        if (!KEYS.has(event.key)) return;
        event.preventDefault();
        if (!event.repeat) void hold();
      }}
      onKeyUp={({ key }) => {
        if (KEYS.has(key)) release();
      }}
      onBlur={release}
      aria-pressed={held.value}
      disabled={wayLost.value && !held.value}
    >
      <Icon name={live ? 'mic' : 'mic-off'} />
      {t(live ? 'turn.live' : 'floor.push')}
    </button>
  );
}
