/** Finds somebody and lists them, or gives them the floor past the list (chair, keynote). */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import type { ModeratorConsole } from './console';
import { findParticipants } from './find';
import { hotkeyOf } from './keys';

export function AddParticipant({ moderator }: { moderator: ModeratorConsole }) {
  const words = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const names = moderator.page.names.value as ConferenceNames;
  const present = new Set(moderator.page.presence.value?.participants);
  const found = findParticipants(names, words.value);
  const tag = speaking.value.tag;
  useEffect(() => {
    if (!moderator.finding.value) return;
    moderator.finding.value = false;
    field.current?.focus();
  }, [moderator.finding.value]);
  const done = (act: () => void) => () => {
    act();
    words.value = '';
    field.current?.blur();
  };
  return (
    <div class="finder" role="search">
      <label class="finder-field">
        <Icon name="search" />
        <span class="unseen">{t('find.title')}</span>
        <input
          ref={field}
          type="search"
          class="field"
          data-test="find"
          placeholder={t('find.title')}
          aria-keyshortcuts={hotkeyOf('/')}
          value={words.value}
          onInput={(event) => (words.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') done(() => undefined)();
          }}
        />
        <kbd>/</kbd>
      </label>
      {words.value.trim() && (
        <ul class="found card" data-test="found">
          {found.length === 0 && <li class="soft">{t('find.nobody')}</li>}
          {found.map(({ id }) => (
            <li key={id} data-participant={id}>
              <span class="who">
                <Words of={names.name(id, tag)} />
                <span class="small soft">
                  <Words of={names.beside(id, tag)} />
                  {!present.has(id) && ` · ${t('find.absent')}`}
                </span>
              </span>
              <Button test="find-add" icon="plus" onPress={done(() => moderator.commands.add(id))}>
                {t('find.add')}
              </Button>
              <OnBehalf moderator={moderator} participant={id} done={done} />
              <Button
                test="find-give"
                icon="mic"
                disabled={!moderator.sitting.sits.value || !moderator.sitting.presides.value}
                onPress={done(() => moderator.commands.giveTo(id))}
              >
                {t('list.give')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface OnBehalfProps {
  readonly moderator: ModeratorConsole;
  readonly participant: string;
  readonly done: (act: () => void) => () => void;
}

/** Lists somebody with the statement of their group, which has a time of its own. */
function OnBehalf({ moderator, participant, done }: OnBehalfProps) {
  const names = moderator.page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const group = names.groupOf(participant);
  if (!group) return null;
  const members = names.membersOf(group.id).map(({ name }) => names.text(name, tag).text);
  return (
    <Button
      test="find-behalf"
      icon="users"
      title={members.join(', ')}
      onPress={done(() => moderator.commands.add(participant, group.id))}
    >
      {t('behalf.title', { group: names.text(group.name, tag).text })}
    </Button>
  );
}
