/** A term that the booth adds or corrects, in the languages of the conference: all booths have it at once. */
import { useRef } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { ask } from '../state/hub/toasts';
import { t } from '../words/words';
import type { Desk } from './desk';

/** As the protocol has it. */
const WORD_MAX = 120;
const NOTE_MAX = 200;

/** The term that is corrected; 0 for a new one, whose word in the desk's language was looked for. */
export interface EditedTerm {
  readonly term: number;
  readonly in: Readonly<Record<string, string>>;
  readonly note: string;
}

interface EditorProps {
  readonly desk: Desk;
  readonly edited: EditedTerm;
  readonly close: () => void;
}

export function TermEditor({ desk, edited, close }: EditorProps) {
  const form = useRef<HTMLDivElement>(null);
  const languages = desk.page.names.value?.languages ?? [];
  const save = () => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    const read = (name: string) => fields.find((one) => one.name === name)?.value.trim() ?? '';
    const words = languages.map(({ tag }) => [tag, read(tag)] as const).filter(([, word]) => word);
    if (words.length === 0) return;
    const term = { term: edited.term, in: Object.fromEntries(words), note: read('note') };
    const put = desk.page.hub.putTerms({ terms: [term] });
    put.then(close, () => undefined);
    ask(put);
  };
  const title = t(edited.term === 0 ? 'terms.add' : 'terms.correct');
  return (
    <Dialog label={title} close={close}>
      <h2>{title}</h2>
      <div class="term-editor" ref={form}>
        {languages.map(({ tag, autonym, rightToLeft }) => (
          <label key={tag}>
            <span class="small" lang={tag}>
              {autonym}
            </span>
            <input
              class="field"
              name={tag}
              data-test={`term-${tag}`}
              lang={tag}
              dir={rightToLeft ? 'rtl' : 'ltr'}
              maxLength={WORD_MAX}
              defaultValue={edited.in[tag] ?? ''}
            />
          </label>
        ))}
        <label>
          <span class="small">{t('terms.note')}</span>
          <input
            class="field"
            name="note"
            data-test="term-note"
            dir="auto"
            maxLength={NOTE_MAX}
            defaultValue={edited.note}
          />
        </label>
      </div>
      <div class="answers">
        <Button test="term-save" look="main" onPress={save}>
          {t('terms.save')}
        </Button>
        <Button test="term-cancel" look="plain" onPress={close}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
