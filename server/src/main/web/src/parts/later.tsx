/** A part of a console that is fetched when it is first drawn: nobody waits for it to hear. Until then nothing stands there. */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';

const AGAIN_MS = 2_000;

export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const loaded = signal<{ readonly View: FunctionComponent<Props> } | undefined>(undefined);
  let asked = false;
  const ask = () => {
    asked = true;
    load().then(
      (View) => (loaded.value = { View }),
      () => setTimeout(ask, AGAIN_MS), // a network that was gone
    );
  };
  return function Later(props: Props) {
    if (!asked) ask();
    const View = loaded.value?.View;
    return View ? <View {...props} /> : null;
  };
}
