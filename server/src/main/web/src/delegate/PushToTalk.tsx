/** The key of the mode push-to-talk: the microphone is open while it is held, and at no other time. */
import { ask } from '../state/hub/toasts';
import { Icon } from '../parts/Icon';
import { t } from '../words/words';
import type { DelegateProps } from './props';

export function PushToTalk({ page, sound }: DelegateProps) {
  const live = sound.microphone.value === 'open';
  const hold = () => {
    if (sound.state.value === 'off') void sound.open(sound.hearing.value);
    ask(page.hub.pushToTalk({ held: true }));
  };
  const release = () => ask(page.hub.pushToTalk({ held: false }));
  return (
    <button
      type="button"
      class={live ? 'button wide push live' : 'button wide push'}
      data-test="push-to-talk"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold();
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={({ code, repeat }) => {
        if (code === 'Space' && !repeat) hold();
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
