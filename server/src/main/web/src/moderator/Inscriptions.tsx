/** Speakers put on the list beforehand, from a table: first what is wrong with it, row by row, then all or none. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ask, toast } from '../state/hub/toasts';
import { t } from '../words/words';
import type { ModeratorConsole } from './console';

const COLUMNS = 'participant,language,item,time_class,on_behalf_of,text';
/** What one message to the hub has room for, in bytes: a letter of Arabic or Russian is two. */
const LARGEST = 60_000;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

export function Inscriptions({ moderator }: { moderator: ModeratorConsole }) {
  const table = useSignal('');
  const report = moderator.page.inscriptionReport.value;
  const change = (csv: string) => {
    table.value = csv;
    moderator.page.inscriptionReport.value = undefined;
  };
  const send = (dryRun: boolean) =>
    ask(
      moderator.page.hub.importInscriptions({ csv: table.value, dryRun }).then(() => {
        if (dryRun) return;
        toast('go', t('inscribe.done'));
        change('');
      }),
    );
  return (
    <div class="inscriptions" data-test="inscriptions">
      <p class="small soft">{t('inscribe.note')}</p>
      <code class="small">{COLUMNS}</code>
      <label class="button">
        <Icon name="file-up" />
        {t('inscribe.file')}
        <input
          class="unseen"
          type="file"
          accept=".csv,text/csv"
          data-test="table-file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file && file.size > LARGEST) toast('attention', t('inscribe.too-large'));
            else void file?.text().then(change);
            currentTarget.value = '';
          }}
        />
      </label>
      <textarea
        class="field table"
        data-test="table"
        dir="ltr"
        rows={7}
        spellcheck={false}
        aria-label={t('side.speakers')}
        placeholder={`${COLUMNS}\nfra-head,fr,,,,`}
        value={table.value}
        onInput={({ currentTarget }) => {
          change(currentTarget.value);
          if (bytesOf(currentTarget.value) > LARGEST) toast('attention', t('inscribe.too-large'));
        }}
      />
      <div class="reasons">
        <Button
          test="table-check"
          icon="search"
          disabled={!table.value.trim() || bytesOf(table.value) > LARGEST}
          onPress={() => send(true)}
        >
          {t('inscribe.check')}
        </Button>
        <Button
          test="table-import"
          look="main"
          icon="list-plus"
          disabled={
            !table.value.trim() ||
            bytesOf(table.value) > LARGEST ||
            (report?.mistakes.length ?? 0) > 0
          }
          onPress={() => send(false)}
        >
          {t('inscribe.list')}
        </Button>
      </div>
      {report && <Report moderator={moderator} />}
    </div>
  );
}

function Report({ moderator }: { moderator: ModeratorConsole }) {
  const report = moderator.page.inscriptionReport.value;
  if (!report) return null;
  const wrong = report.mistakes.length;
  return (
    <div role="status" data-test="table-report">
      <p class={wrong > 0 ? 'mark attention' : 'mark go'}>
        <Icon name={wrong > 0 ? 'triangle-alert' : 'check'} />
        {wrong > 0
          ? t('inscribe.wrong', { count: wrong })
          : t('inscribe.right', { count: report.entries })}
      </p>
      <ol class="mistakes">
        {report.mistakes.map(({ row, column, text, value }) => (
          <li key={`${row}${column}`} data-row={row}>
            <span class="figures">{t('inscribe.row', { row })}</span>
            <span>
              {column && <code>{column}</code>} {text}
              {value && (
                <>
                  {' '}
                  <bdi class="soft">“{value}”</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
