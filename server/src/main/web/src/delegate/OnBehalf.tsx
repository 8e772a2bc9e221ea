/** Asks to speak on behalf of one's group: for whom that is, the time it has, and about what. */
import { useSignal } from '@preact/signals';
import type { What } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Words } from '../parts/Words';
import type { PageState } from '../state/hub/pageState';
import { minutes } from '../state/sitting/clock';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';

const LONGEST_TEXT = 300;

interface OnBehalfProps {
  readonly page: PageState;
  readonly busy: boolean;
  readonly request: (what: What<'requestFloor'>) => void;
}

export function OnBehalf({ page, busy, request }: OnBehalfProps) {
  const asking = useSignal(false);
  const text = useSignal('');
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const seconds = names.conference.rules?.groupSeconds ?? 0;
  const group = names.groupOf(page.me.value?.participant ?? '');
  if (!group) return null;
  const title = t('behalf.title', { group: names.text(group.name, tag).text });
  const close = () => (asking.value = false);
  const send = () => {
    close();
    request({ onBehalfOf: group.id, text: text.value.trim() });
  };
  return (
    <>
      <Button
        test="ask-behalf"
        look="plain"
        icon="users"
        wide
        disabled={busy}
        command
        onPress={() => (asking.value = true)}
      >
        {title}
      </Button>
      {asking.value && (
        <Dialog label={title} close={close}>
          <h2>{title}</h2>
          {seconds > 0 && <p class="soft small">{minutes(seconds * 1000)}</p>}
          <ul class="small" data-test="behalf-members">
            {names.membersOf(group.id).map(({ id, name }) => (
              <li key={id}>
                <Words of={names.text(name, tag)} />
              </li>
            ))}
          </ul>
          <label>
            <span class="small soft">{t('ask.text')}</span>
            <input
              class="field"
              dir="auto"
              data-test="behalf-text"
              maxLength={LONGEST_TEXT}
              value={text.value}
              onInput={({ currentTarget }) => (text.value = currentTarget.value)}
            />
          </label>
          <div class="dialog-keys">
            <Button test="behalf-cancel" onPress={close}>
              {t('cancel')}
            </Button>
            <Button test="behalf-send" look="main" command icon="users" onPress={send}>
              {t('ask.send')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
