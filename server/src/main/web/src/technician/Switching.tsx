/** What a technician switches is asked first where it cannot be taken back, and can be taken back where it can. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { ask } from '../state/hub/toasts';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { Board } from './board';

/** Whoever is taken off air does not come back by a press of anybody else's. */
export function OffAirDialog({ board }: { board: Board }) {
  const doubt = board.doubt.value;
  if (!doubt) return null;
  const names = board.page.names.value as ConferenceNames;
  const close = () => (board.doubt.value = undefined);
  const off = () => {
    close();
    ask(board.page.hub.takeOffAir({ interpreter: doubt.participant }));
  };
  const name = names.inFull(doubt.participant, speaking.value.tag);
  return (
    <Dialog label={t('board.off-air')} close={close}>
      <h2>{t('board.off-air-ask', { name })}</h2>
      <p class="soft">{t('board.off-air-note')}</p>
      <div class="dialog-keys">
        <Button test="off-air-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button test="off-air-confirm" look="main" icon="mic-off" focused onPress={off}>
          {t('board.off-air')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What was switched here last, for as long as it can be switched back. */
export function SwitchedBar({ board }: { board: Board }) {
  const last = board.switched.value;
  const left = last ? Math.ceil((last.untilMs - board.page.now.value) / 1000) : 0;
  const shown = last !== undefined && left > 0;
  return (
    <div>
      <p class="unseen" role="status">
        {shown && last.words}
      </p>
      {shown && (
        <div class="switched" data-test="switched">
          <strong>{last.words}</strong>
          <Button
            test="switch-back"
            icon="undo-2"
            onPress={() => {
              board.switched.value = undefined;
              last.back();
            }}
          >
            {t('board.back')} <span class="figures soft">{t('board.left', { count: left })}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly test: string;
  readonly label: string;
  readonly now: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly set: (value: string) => void;
}

/** A choice that acts by its button, and not by an arrow key on the way to another. */
export function Chosen({ test, label, now, choices, set }: ChosenProps) {
  const wanted = useSignal<string | undefined>(undefined);
  const value = wanted.value ?? now;
  return (
    <form
      class="chosen"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== now) set(value);
        wanted.value = undefined;
      }}
    >
      <select
        class="choice slim"
        data-test={test}
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => (wanted.value = currentTarget.value)}
      >
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {value !== now && (
        <button type="submit" class="button slim main" data-test={`set-${test}`}>
          {t('board.set')}
        </button>
      )}
    </form>
  );
}
