/** The notes that podium and secretary wrote on a turn, for themselves alone, and a key to write one. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import { timeOfDay } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { whose } from './Rulings';

const LONGEST_NOTE = 500;

export function TurnNotes({ moderator, turn }: { moderator: ModeratorConsole; turn: number }) {
  const asking = useSignal(false);
  const typed = useSignal('');
  const names = moderator.page.names.value as ConferenceNames;
  const notes = (moderator.page.notes.value?.notes ?? []).filter((note) => note.turn === turn);
  const close = () => (asking.value = false);
  const send = () => {
    const text = typed.value.trim();
    if (text) moderator.commands.note(text, turn);
    typed.value = '';
    close();
  };
  return (
    <span class="turn-notes">
      {notes.map(({ by, text, atMs }) => (
        <span key={`${String(atMs)}${text}`} class="small" data-test="turn-note">
          <Icon name="notebook-pen" />
          <Words of={{ text, lang: '' }} />{' '}
          <span class="soft">
            {timeOfDay(Number(atMs), names.conference.timeZone)}{' '}
            {names.name(by, speaking.value.tag).text}
          </span>
        </span>
      ))}
      <Button
        test={`note-on-${turn}`}
        look="plain"
        icon="notebook-pen"
        label={t('notes.on-turn')}
        onPress={() => (asking.value = true)}
      />
      {asking.value && (
        <Dialog label={t('notes.on-turn')} close={close}>
          <h2>{t('notes.on-turn')}</h2>
          <p>
            <Words of={whose(moderator, turn)} />
          </p>
          <p class="small soft">{t('notes.write')}</p>
          <input
            class="field"
            dir="auto"
            data-test="turn-note-text"
            maxLength={LONGEST_NOTE}
            value={typed.value}
            onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
            onKeyDown={({ key }) => {
              if (key === 'Enter') send();
            }}
          />
          <div class="dialog-keys">
            <Button test="turn-note-cancel" onPress={close}>
              {t('cancel')}
            </Button>
            <Button test="turn-note-send" look="main" icon="notebook-pen" onPress={send}>
              {t('notes.send')}
            </Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}
