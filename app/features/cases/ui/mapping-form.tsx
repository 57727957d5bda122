import { Form } from '@remix-run/react';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { leaveOutInWords, TYPE_OPTIONS } from './column-words.ts';
import type { PreviewedImport } from './import-preview.tsx';
import styles from './mapping-form.module.css';

export const MAPPING_FORM_ID = 'kolumner';

type Column = PreviewedImport['columns'][number];

/** The columns of the file: which is the case number, which are kept, and as what. */
export function MappingForm({ loaded, isSending }: { loaded: PreviewedImport; isSending: boolean }) {
  const leftOut = loaded.columns.filter((column) => !column.choice.isKept);
  return (
    <Section
      title="Kolumner"
      lead={
        <p>
          {plural(loaded.columns.length - leftOut.length, 'kolumn', 'kolumner')} tas med.
          {leftOut.length > 0
            ? ` ${listInWords(leftOut.map((column) => column.header))} lämnas utanför.`
            : ''}
          {loaded.hasSavedMapping ? ' Valen är desamma som förra gången.' : ''} Om du ändrar något visar du
          igen vad det innebär.
        </p>
      }
    >
      <Form method="post" id={MAPPING_FORM_ID} replace preventScrollReset>
        <input type="hidden" name="latestImportId" value={loaded.latestImportId ?? ''} />
        <ul className={styles.columns}>
          {loaded.columns.map((column, index) => (
            <ColumnRow
              key={column.header}
              column={column}
              index={index}
              isKey={column.header === loaded.keyHeader}
            />
          ))}
        </ul>
        <Button name="intent" value="map" variant="secondary" disabled={isSending}>
          Visa igen vad det innebär
        </Button>
      </Form>
    </Section>
  );
}

function ColumnRow({ column, index, isKey }: { column: Column; index: number; isKey: boolean }) {
  const nameId = `kolumn-${index}`;
  return (
    <li className={styles.column}>
      <input type="hidden" name="header" value={column.header} />
      <div className={styles.about}>
        <p id={nameId} className={styles.name}>
          {column.header}
        </p>
        <p className={styles.examples}>{contentInWords(column)}</p>
        {column.leaveOut === undefined ? null : (
          <p className={styles.reason}>{leaveOutInWords(column.leaveOut)}</p>
        )}
      </div>
      <div className={styles.choices}>
        <KeepChoice column={column} index={index} isKey={isKey} nameId={nameId} />
        <label className={styles.tick}>
          <input type="radio" name="key" value={index} defaultChecked={isKey} aria-describedby={nameId} />
          Ärendenummer
        </label>
      </div>
      <div className={styles.type}>
        {column.mayBeKept && !isKey ? (
          <Select
            label="Typ"
            name={`type-${index}`}
            options={TYPE_OPTIONS}
            defaultValue={column.choice.type}
            aria-describedby={nameId}
            width="full"
          />
        ) : (
          <input type="hidden" name={`type-${index}`} value={column.choice.type} />
        )}
      </div>
    </li>
  );
}

type KeepChoiceProps = { column: Column; index: number; isKey: boolean; nameId: string };

/** The key is always kept, and a column with personnummer never is. */
function KeepChoice({ column, index, isKey, nameId }: KeepChoiceProps) {
  if (isKey) return <input type="hidden" name={`keep-${index}`} value="on" />;
  if (!column.mayBeKept) return <Status tone="neutral">Lämnas utanför</Status>;
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        name={`keep-${index}`}
        defaultChecked={column.choice.isKept}
        aria-describedby={nameId}
      />
      Ta med
    </label>
  );
}

/** What stands in the column. Personal data is not held up for the room to see, but a mere guess needs its grounds. */
function contentInWords({ examples, emptyCount, leaveOut }: Column): string {
  if (examples.length === 0) return 'Tom kolumn';
  const isShown =
    leaveOut === undefined || leaveOut.kind === 'person_name_values' || leaveOut.kind === 'free_text';
  const shown = examples.map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text));
  const empty = emptyCount > 0 ? plural(emptyCount, 'tom cell', 'tomma celler') : '';
  return [isShown ? `Till exempel ${listInWords(shown)}` : 'Innehållet visas inte', empty]
    .filter(Boolean)
    .join(' · ');
}
