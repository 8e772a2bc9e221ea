/**
 * A part of a console that is fetched when it is first drawn: nobody waits for it to hear. One that was asked for by a press says
 * that it loads; one that cannot be fetched says so, and is tried again now and then.
 */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { t } from '../words/words';
import { NewVersion } from './NewVersion';

const AGAIN_MS = 10_000;

export interface LaterOptions {
  /** Nobody asked for it by a press: until it is there nothing stands in its place. */
  readonly quiet?: boolean;
}

export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  { quiet = false }: LaterOptions = {},
): FunctionComponent<Props> & { readonly fetch: () => void } {
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
  /** Before it is drawn: it will be. */
  const fetch = () => {
    if (!asked) ask();
  };
  function Later(props: Props) {
    fetch();
    const View = loaded.value?.View;
    if (View) return <View {...props} />;
    if (gone.value) return <NewVersion gone />;
    return quiet ? null : (
      <p class="loading" role="status" data-test="loading">
        {t('part.loading')}
      </p>
    );
  }
  return Object.assign(Later, { fetch });
}
