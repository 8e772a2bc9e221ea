/** Names and captions in their own language: isolated from the sentence around them, and tagged for a reader's voice. */
import type { Worded } from '../state/sitting/conferenceNames';
import { Isolated } from './Isolated';

export function Words({ of, class: look }: { of: Worded; class?: string }) {
  return of.text === '' ? null : (
    <bdi lang={of.lang || undefined} class={look}>
      <Isolated text={of.text} />
    </bdi>
  );
}
