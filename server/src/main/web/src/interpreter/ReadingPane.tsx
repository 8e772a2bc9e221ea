/** What the booth reads: who speaks and who is next, the text of the speech, the glossary. One at a time, the text by itself when it comes. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Delivery, SessionPhase, type SpeechText } from '@dragoman/client';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { later } from '../parts/later';
import { SoundChecks } from '../parts/SoundChecks';
import { Tabs } from '../parts/Tabs';
import { Words } from '../parts/Words';
import type { ConferenceNames } from '../state/sitting/conferenceNames';
import { speaking, t } from '../words/words';
import { shortcut } from './keyboard';
import { Cap } from './Cap';
import type { Desk, Reading } from './desk';
import { NowNext } from './NowNext';
import type { EditedTerm } from './TermEditor';
import { lookUp, NameBook, type TermEntry } from './terms';

const TermEditor = later(async () => (await import('./TermEditor')).TermEditor);

const PANES: readonly Reading[] = ['speaker', 'document', 'terms'];

export function ReadingPane({ desk }: { desk: Desk }) {
  const texts = desk.page.backstage.texts.value;
  const speaker = desk.page.floor.value?.speech?.participant ?? '';
  const has = texts.some(({ participant }) => participant === speaker);
  useEffect(() => {
    if (has && desk.reading.peek() === 'speaker') desk.reading.value = 'document';
  }, [speaker, has, desk]);
  const before = desk.hasMicrophone.value && isBefore(desk);
  useEffect(() => {
    if (before) desk.reading.value = 'checks';
    else if (desk.reading.peek() === 'checks') desk.reading.value = 'speaker';
  }, [before, desk]);
  const panes = before ? (['checks', ...PANES] as const) : PANES;
  return (
    <section class="card reading">
      <Tabs
        label={t('reading.title')}
        name="reading"
        chosen={desk.reading}
        tabs={panes.map((pane) => ({
          id: pane,
          face: (
            <>
              {pane === 'document' && <Cap of="document" />}
              {pane === 'terms' && <Cap of="terms" />}
              {t(`reading.${pane}`)}
              {pane === 'document' && texts.length > 0 && (
                <span class="count figures">{texts.length}</span>
              )}
            </>
          ),
        }))}
      />
      {before && (
        <Panel desk={desk} pane="checks">
          <SoundChecks page={desk.page} booth={desk.page.me.value?.booth ?? ''} />
        </Panel>
      )}
      <Panel desk={desk} pane="speaker">
        <NowNext desk={desk} />
      </Panel>
      <Panel desk={desk} pane="document">
        <Document desk={desk} speaker={speaker} />
      </Panel>
      <Panel desk={desk} pane="terms">
        <Terms desk={desk} />
      </Panel>
    </section>
  );
}

/** Before the session the booth is checked; afterwards there is something to read. */
function isBefore({ page }: Desk): boolean {
  return page.session.value?.phase === SessionPhase.SCHEDULED;
}

interface PanelProps {
  readonly desk: Desk;
  readonly pane: Reading;
  readonly children: ComponentChildren;
}

/** All are there, one is shown: the key that looks a term up has its field at once. */
function Panel({ desk, pane, children }: PanelProps) {
  return (
    <div
      class="pane"
      role="tabpanel"
      tabIndex={0}
      id={`reading-${pane}-panel`}
      aria-labelledby={`reading-${pane}`}
      hidden={desk.reading.value !== pane}
    >
      {children}
    </div>
  );
}

/** The text that was handed in: whose, how it binds, and the text itself. */
function Document({ desk, speaker }: { desk: Desk; speaker: string }) {
  const wanted = useSignal('');
  const names = desk.page.names.value;
  const texts = desk.page.backstage.texts.value;
  const nextFirst = (text: SpeechText) => (text.participant === speaker ? 0 : 1);
  const ordered = [...texts].sort((a, b) => nextFirst(a) - nextFirst(b));
  const shown = ordered.find((text) => nameOf(text) === wanted.value) ?? ordered[0];
  if (!names || !shown) return <p class="soft">{t('document.none')}</p>;
  return (
    <div class="document">
      {ordered.length > 1 && (
        <select
          class="choice"
          data-test="document-choice"
          aria-label={t('document.choose')}
          value={nameOf(shown)}
          onChange={({ currentTarget }) => (wanted.value = currentTarget.value)}
        >
          {ordered.map((text) => (
            <option key={nameOf(text)} value={nameOf(text)}>
              {names.name(text.participant, speaking.value.tag).text} ·{' '}
              {names.autonym(text.language).text}
            </option>
          ))}
        </select>
      )}
      <DeliveryMark delivery={shown.delivery} />
      <h3>
        <Words of={{ text: shown.title, lang: shown.language }} />
      </h3>
      <div
        class="document-text"
        data-test="document-text"
        lang={shown.language}
        dir={direction(names, shown.language)}
        tabIndex={0}
        role="region"
        aria-label={t('reading.document')}
      >
        {shown.text.split(/\n+/).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
    </div>
  );
}

function DeliveryMark({ delivery }: { delivery: Delivery }) {
  if (delivery === Delivery.UNSPECIFIED) return null;
  const verbatim = delivery === Delivery.VERBATIM;
  return (
    <p class={verbatim ? 'delivery verbatim' : 'delivery'} data-test="delivery">
      <Icon name={verbatim ? 'check' : 'ear'} />
      {t(verbatim ? 'document.verbatim' : 'document.check')}
    </p>
  );
}

function nameOf({ participant, onBehalfOf, language }: SpeechText): string {
  return `${participant}/${onBehalfOf}/${language}`;
}

function direction(names: ConferenceNames, tag: string): 'rtl' | 'ltr' {
  return names.language(tag)?.rightToLeft ? 'rtl' : 'ltr';
}

/** Found while one types, without asking the hub. */
function Terms({ desk }: { desk: Desk }) {
  const typed = useSignal('');
  const edited = useSignal<EditedTerm | undefined>(undefined);
  const names = desk.page.names.value;
  const book = useMemo(() => new NameBook(names), [names]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    desk.termField = field.current;
    return () => {
      desk.termField = null;
    };
  }, [desk]);
  const found = lookUp(desk.page.backstage.terms.value, book, typed.value);
  return (
    <div class="terms">
      <input
        ref={field}
        class="field"
        type="search"
        data-test="terms-field"
        dir="auto"
        aria-label={t('terms.find')}
        placeholder={t('terms.find')}
        aria-keyshortcuts={shortcut('terms')}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
      />
      <p class="unseen" role="status">
        {t('terms.found', { count: found.length })}
      </p>
      <ul data-test="terms-found" tabIndex={0} aria-label={t('reading.terms')}>
        {found.map((entry) => (
          <TermRow
            key={entry.key}
            entry={entry}
            desk={desk}
            correct={(term) => (edited.value = term)}
          />
        ))}
        {found.length === 0 && <li class="soft">{t('terms.none')}</li>}
      </ul>
      <Button
        test="term-add"
        icon="plus"
        look="plain"
        onPress={() => (edited.value = newTerm(desk, typed.value))}
      >
        <span class="small">{t('terms.add')}</span>
      </Button>
      {edited.value && (
        <TermEditor desk={desk} edited={edited.value} close={() => (edited.value = undefined)} />
      )}
    </div>
  );
}

/** A new term: what was looked for is its word in the language that this desk speaks. */
function newTerm(desk: Desk, typed: string): EditedTerm {
  return { term: 0, in: typed.trim() ? { [desk.writes.peek()]: typed.trim() } : {}, note: '' };
}

interface TermRowProps {
  readonly entry: TermEntry;
  readonly desk: Desk;
  readonly correct: (term: EditedTerm) => void;
}

/** A term in the languages of the conference, the one this desk speaks first. */
function TermRow({ entry, desk, correct }: TermRowProps) {
  const names = desk.page.names.value;
  const into = desk.writes.value;
  const tags = [into, ...(names?.languages ?? []).map(({ tag }) => tag)];
  const shown = [...new Set(tags)].filter((tag) => entry.in[tag]);
  return (
    <li class="term">
      {shown.map((tag) => (
        <span key={tag} class={tag === into ? 'own' : ''}>
          <span class="small soft">{tag.toUpperCase()}</span>{' '}
          <Words of={{ text: entry.in[tag] ?? '', lang: tag }} />
        </span>
      ))}
      {entry.note && (
        <span class="small soft">
          <Words of={{ text: entry.note, lang: '' }} />
        </span>
      )}
      {entry.term !== undefined && (
        <button
          type="button"
          class="button slim plain"
          data-test={`term-correct-${entry.term}`}
          onClick={() => correct({ ...entry, term: entry.term ?? 0 })}
        >
          <span class="small">{t('terms.correct')}</span>
        </button>
      )}
    </li>
  );
}
