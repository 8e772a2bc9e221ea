/** Speakers put on the list beforehand, from a table: first what is wrong with it, row by row, then all or none. */
import { useSignal } from '@preact/signals';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ask, toast } from '../state/hub/toasts';
import { t } from '../words/words';
import { quoted } from '../words/written';
import type { ModeratorConsole } from './console';
import { bytesOf, TABLE_BYTES, tableText } from './tableFile';

const COLUMNS = 'participant,language,item,time_class,on_behalf_of,text';
/** A file of two bytes a character, and what it has besides. */
const FILE_BYTES = 2 * TABLE_BYTES + 2;

export function Inscriptions({ moderator }: { moderator: ModeratorConsole }) {
  const table = useSignal('');
  const report = moderator.page.inscriptionReport.value;
  const change = (csv: string) => {
    table.value = csv;
    moderator.page.inscriptionReport.value = undefined;
  };
  const fits = (bytes: number, most: number) => {
    if (bytes > most) toast('attention', t('inscribe.too-large'));
    return bytes <= most;
  };
  const open = async (file: File) => {
    if (!fits(file.size, FILE_BYTES)) return;
    const text = tableText(new Uint8Array(await file.arrayBuffer()));
    if (text === undefined) toast('attention', t('inscribe.workbook'));
    else if (fits(bytesOf(text), TABLE_BYTES)) change(text);
  };
  const send = (dryRun: boolean) => {
    if (!fits(bytesOf(table.value), TABLE_BYTES)) return;
    void ask(
      moderator.page.hub.importInscriptions({ csv: table.value, dryRun }).then(() => {
        if (dryRun) return;
        toast('go', t('inscribe.done'));
        table.value = ''; // the report stays: it says who was there already
      }),
    );
  };
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
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          data-test="table-file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void open(file);
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
          fits(bytesOf(currentTarget.value), TABLE_BYTES);
        }}
      />
      <div class="reasons">
        <Button
          test="table-check"
          icon="search"
          disabled={!table.value.trim() || bytesOf(table.value) > TABLE_BYTES}
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
            bytesOf(table.value) > TABLE_BYTES ||
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
          : report.entries === 0
            ? t('inscribe.none')
            : t('inscribe.right', { count: report.entries })}
      </p>
      {report.listed.length > 0 && (
        <ol class="mistakes" data-test="table-listed">
          {report.listed.map(({ row, participant, place, text }) => (
            <li key={row} data-row={row} data-place={place}>
              <span class="figures">{t('inscribe.row', { row })}</span>
              <span>
                <bdi>{participant}</bdi> {text} {place > 0 && t('inscribe.place', { place })}
              </span>
            </li>
          ))}
        </ol>
      )}
      <ol class="mistakes">
        {report.mistakes.map(({ row, column, text, value }) => (
          <li key={`${row}${column}`} data-row={row}>
            <span class="figures">{t('inscribe.row', { row })}</span>
            <span>
              {column && <code>{column}</code>} {text}
              {value && (
                <>
                  {' '}
                  <bdi class="soft">{quoted(value)}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
