/** Hands in the text of a next statement: pasted, in its language, with the mark on how it is delivered. */
import { useSignal } from '@preact/signals';
import { Delivery } from '@dragoman/client';
import { ask, toast } from '../state/hub/toasts';
import type { PageState } from '../state/hub/pageState';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import type { Key } from '../words/catalog';
import { speaking, t } from '../words/words';
import { Button } from './Button';
import { LanguageChoice } from './LanguageChoice';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;
const MARKS: readonly (readonly [Delivery, Key])[] = [
  [Delivery.UNSPECIFIED, 'texts.unmarked'],
  [Delivery.VERBATIM, 'texts.verbatim'],
  [Delivery.CHECK, 'texts.check'],
];

interface HandInProps {
  readonly page: PageState;
  /** Of whom one may be handed in. */
  readonly speakers: readonly string[];
  readonly close: () => void;
}

export function HandInText({ page, speakers, close }: HandInProps) {
  const names = page.names.value as ConferenceNames;
  const tag = speaking.value.tag;
  const mine = page.me.value?.participant ?? '';
  const who = useSignal(speakers.includes(mine) ? mine : (speakers[0] ?? ''));
  const behalf = useSignal(false);
  const language = useSignal('');
  const delivery = useSignal(Delivery.CHECK);
  const title = useSignal('');
  const text = useSignal('');
  const group = names.groupOf(who.value);
  const written =
    language.value || names.participant(who.value)?.language || (names.languages[0]?.tag ?? '');
  const send = () => {
    const sent = page.hub.handInText({
      participant: who.value,
      onBehalfOf: behalf.value ? (group?.id ?? '') : '',
      language: written,
      delivery: delivery.value,
      title: title.value.trim(),
      text: text.value.trim(),
    });
    ask(
      sent.then(() => {
        toast('go', t('texts.sent'), t('texts.embargo'));
        close();
      }),
    );
  };
  return (
    <form
      class="texts"
      data-test="hand-in"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="small soft">{t('texts.embargo')}</p>
      {speakers.length > 1 && (
        <label>
          <span class="small soft">{t('texts.speaker')}</span>
          <select
            class="choice"
            data-test="hand-in-speaker"
            value={who.value}
            onChange={({ currentTarget }) => (who.value = currentTarget.value)}
          >
            {speakers.map((id) => (
              <option key={id} value={id}>
                {names.inFull(id, tag)}
              </option>
            ))}
          </select>
        </label>
      )}
      {group && (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            data-test="hand-in-behalf"
            checked={behalf.value}
            onChange={({ currentTarget }) => (behalf.value = currentTarget.checked)}
          />
          <span>{t('behalf.title', { group: names.text(group.name, tag).text })}</span>
        </label>
      )}
      <label>
        <span class="small soft">{t('texts.language')}</span>
        <LanguageChoice
          test="hand-in-language"
          languages={names.languages}
          chosen={written}
          choose={(picked) => (language.value = picked)}
        />
      </label>
      <div class="choices" role="group" aria-label={t('texts.delivery')}>
        {MARKS.map(([mark, words]) => (
          <Button
            key={mark}
            test={`hand-in-${words}`}
            pressed={delivery.value === mark}
            onPress={() => (delivery.value = mark)}
          >
            {t(words)}
          </Button>
        ))}
      </div>
      <label>
        <span class="small soft">{t('texts.heading')}</span>
        <input
          class="field"
          dir="auto"
          data-test="hand-in-title"
          maxLength={LONGEST_TITLE}
          value={title.value}
          onInput={({ currentTarget }) => (title.value = currentTarget.value)}
        />
      </label>
      <label>
        <span class="small soft">
          {t('texts.text')}{' '}
          <span class="figures">
            {t('texts.length', { used: text.value.length, all: LONGEST_TEXT })}
          </span>
        </span>
        <textarea
          class="field"
          dir="auto"
          rows={8}
          lang={written}
          data-test="hand-in-text"
          maxLength={LONGEST_TEXT}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <div class="dialog-keys">
        <Button test="hand-in-cancel" onPress={close}>
          {t('cancel')}
        </Button>
        <Button
          test="hand-in-send"
          look="main"
          icon="file-up"
          disabled={text.value.trim() === ''}
          onPress={send}
        >
          {t('texts.send')}
        </Button>
      </div>
    </form>
  );
}
