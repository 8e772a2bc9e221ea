/**
 * A part of a console that is fetched when it is first drawn: nobody waits for it to hear. Until then nothing stands there;
 * one that cannot be fetched says so, and is tried again now and then.
 */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { NewVersion } from './NewVersion';

const AGAIN_MS = 10_000;

export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const loaded = signal<{ readonly View: FunctionComponent<Props> } | undefined>(undefined);
  const gone = signal(false);
  let asked = false;
  const ask = () => {
    asked = true;
    load().then(
      (View) => (loaded.value = { View }),
      () => {
        gone.value = true; // a network that is down, or a part of a build that is served no more
        setTimeout(ask, AGAIN_MS);
      },
    );
  };
  return function Later(props: Props) {
    if (!asked) ask();
    const View = loaded.value?.View;
    if (View) return <View {...props} />;
    return gone.value ? <NewVersion gone /> : null;
  };
}
