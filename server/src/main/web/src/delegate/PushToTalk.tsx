/** The key of the mode push-to-talk: the microphone is open while it is held, and at no other time. */
import { useRef } from 'preact/hooks';
import { ask } from '../state/hub/toasts';
import { Icon } from '../parts/Icon';
import { t } from '../words/words';
import type { DelegateProps } from './props';

export function PushToTalk({ page, sound }: DelegateProps) {
  const live = sound.microphone.value === 'open';
  const held = useRef(false);
  const hold = async () => {
    held.current = true;
    if (sound.state.value === 'off') await sound.open(sound.hearing.value);
    if (held.current) ask(page.hub.pushToTalk({ held: true }));
  };
  const release = () => {
    held.current = false;
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
      onKeyDown={({ code, repeat }) => {
        if (code === 'Space' && !repeat) void hold();
      }}
      onKeyUp={({ code }) => {
        if (code === 'Space') release();
      }}
    >
      <Icon name={live ? 'mic' : 'mic-off'} />
      {t(live ? 'turn.live' : 'floor.push')}
    </button>
  );
}
