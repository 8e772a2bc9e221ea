/** A delegation puts its speaker on a list while that is open: for which item, who, in which language, about what. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { ask, toast } from '../state/hub/toasts';
import type { Me, PageState } from '../state/hub/pageState';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { dayAndHour, type Inscribing } from '../state/sitting/inscription';
import { maySpeak } from '../state/sitting/rights';
import { speaking, t } from '../words/words';

const LONGEST_TEXT = 300;

interface InscribeProps {
  readonly page: PageState;
  /** Those that are open. */
  readonly lists: readonly Inscribing[];
}

export function Inscribe({ page, lists }: InscribeProps) {
  const names = page.names.value as ConferenceNames;
  const me = page.me.value as Me;
  const tag = speaking.value.tag;
  const who = useSignal(me.participant);
  const item = useSignal(lists[0]?.item?.id ?? '');
  const language = useSignal('');
  const behalf = useSignal(false);
  const text = useSignal('');
  const chosen = lists.find((one) => (one.item?.id ?? '') === item.value) ?? lists[0];
  const group = names.groupOf(who.value);
  const send = () => {
    const entry = {
      participant: who.value,
      item: chosen?.item?.id ?? '',
      language: language.value,
      onBehalfOf: behalf.value ? (group?.id ?? '') : '',
      text: text.value.trim(),
    };
    const name = names.name(who.value, tag).text;
    const sent = page.hub.inscribe({ entries: [entry] });
    ask(sent.then(() => toast('go', t('inscription.done', { name }))));
  };
  return (
    <fieldset class="inscribe" data-test="inscribe">
      <legend class="heading">{t('inscription.title')}</legend>
      {lists.length > 1 && (
        <label>
          <span class="small soft">{t('inscription.item')}</span>
          <select
            class="choice"
            data-test="inscribe-item"
            value={item.value}
            onChange={({ currentTarget }) => (item.value = currentTarget.value)}
          >
            {lists.map((one) => (
              <option key={one.item?.id ?? ''} value={one.item?.id ?? ''}>
                {one.item ? names.text(one.item.title, tag).text : t('inscription.any')}
              </option>
            ))}
          </select>
        </label>
      )}
      {chosen && (
        <p class="small soft" data-test="inscription-open">
          {t('inscription.until', {
            time: dayAndHour(chosen.atMs, names.conference.timeZone, tag),
          })}
        </p>
      )}
      <label>
        <span class="small soft">{t('inscription.speaker')}</span>
        <select
          class="choice"
          data-test="inscribe-speaker"
          value={who.value}
          onChange={({ currentTarget }) => (who.value = currentTarget.value)}
        >
          {names.together(me.participant, maySpeak).map(({ id }) => (
            <option key={id} value={id}>
              {names.name(id, tag).text}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="small soft">{t('inscription.language')}</span>
        <LanguageChoice
          test="inscribe-language"
          languages={names.languages}
          chosen={language.value || (names.participant(who.value)?.language ?? '')}
          choose={(picked) => (language.value = picked)}
        />
      </label>
      {group && (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            data-test="inscribe-behalf"
            checked={behalf.value}
            onChange={({ currentTarget }) => (behalf.value = currentTarget.checked)}
          />
          <span>{t('behalf.title', { group: names.text(group.name, tag).text })}</span>
        </label>
      )}
      <label>
        <span class="small soft">{t('ask.text')}</span>
        <input
          class="field"
          dir="auto"
          data-test="inscribe-text"
          maxLength={LONGEST_TEXT}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <Button test="inscribe-send" look="main" icon="list-plus" onPress={send}>
        {t('inscription.send')}
      </Button>
    </fieldset>
  );
}
